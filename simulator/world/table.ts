import type { RecordSource } from "#simulator/world/record-source.ts";

type Bucket = { ids: Set<string>; sorted: readonly string[] | null };

const maximumDerived = 1000;

/**
 * Records by lower-cased id, with buckets (subscription, group, parent) so that no list scans the world.
 * Records are never changed in place: `put` a new one, or the change is neither indexed nor persisted.
 */
export class Table<T extends { id: string }> {
  readonly #records = new Map<string, T>();
  readonly #buckets = new Map<string, Bucket>();
  readonly #bucketsOf: (record: T) => readonly string[];
  readonly #onChange: (key: string, record: T | null) => void;
  #source: RecordSource<T> | null = null;
  /** The latest records of the source: a request reads the same few again and again. */
  readonly #derived = new Map<string, T>();
  /** Keys of the source that were deleted, and how many have a record here instead. */
  readonly #deleted = new Set<string>();
  #replaced = 0;
  /** What differs from the given world; null while everything counts as a change. */
  #changed: Set<string> | null = null;

  constructor(bucketsOf: (record: T) => readonly string[], onChange: (key: string, record: T | null) => void) {
    this.#bucketsOf = bucketsOf;
    this.#onChange = onChange;
  }

  get size(): number {
    return this.#records.size + (this.#source?.size() ?? 0) - this.#deleted.size - this.#replaced;
  }

  get(id: string): T | undefined {
    return this.#find(id.toLowerCase());
  }

  /** The id that a key stands for; cheaper than the record where that is derived. */
  idOf(key: string): string | undefined {
    const record = this.#records.get(key);
    if (record !== undefined || this.#source === null || this.#deleted.has(key)) return record?.id;
    return this.#source.idOf(key);
  }

  /** Reads the record as it is now, whenever it is called. */
  reader(key: string): (() => T) | undefined {
    const record = this.#records.get(key);
    if (record !== undefined) return () => record;
    const source = this.#source;
    if (source === null || this.#deleted.has(key) || source.idOf(key) === undefined) return undefined;
    return () => source.get(key) as T;
  }

  *all(): Generator<T> {
    for (const key of this.#source?.keys() ?? []) {
      const record = this.#find(key);
      if (record !== undefined) yield record;
    }
    for (const [key, record] of this.#records) if (!this.#isDerived(key)) yield record;
  }

  count(bucket: string): number {
    return this.#bucket(bucket)?.ids.size ?? 0;
  }

  /** Keys of a bucket in a stable order, so that a page offset means the same in the next request. */
  keys(bucket: string): readonly string[] {
    const found = this.#bucket(bucket);
    if (found === undefined) return [];
    found.sorted ??= [...found.ids];
    return found.sorted;
  }

  list(bucket: string): T[] {
    return this.keys(bucket).flatMap((key) => this.#find(key) ?? []);
  }

  put(record: T): T {
    const key = record.id.toLowerCase();
    const previous = this.#find(key);
    const buckets = this.#bucketsOf(record);
    if (previous !== undefined) this.#leave(key, this.#bucketsOf(previous), buckets);
    if (!this.#records.has(key) && this.#isDerived(key)) {
      this.#replaced += 1;
      this.#deleted.delete(key);
    }
    for (const name of buckets) this.#join(name, key);
    this.#records.set(key, record);
    this.#note(key, record);
    return record;
  }

  delete(id: string): void {
    const key = id.toLowerCase();
    const record = this.#find(key);
    if (record === undefined) return;
    this.#leave(key, this.#bucketsOf(record), []);
    if (this.#isDerived(key)) {
      if (this.#records.has(key)) this.#replaced -= 1;
      this.#deleted.add(key);
    }
    this.#records.delete(key);
    this.#note(key, null);
  }

  /** Adds records that are derived on reading. */
  derive(source: RecordSource<T>): void {
    this.#source = source;
  }

  /** What is here now is given: it can be made again, so only what changes from now on has to be kept. */
  markAsGiven(): void {
    this.#changed = new Set();
  }

  /** Everything that is not given, null for what is and was deleted. */
  *changes(): Generator<[key: string, record: T | null]> {
    if (this.#changed === null) yield* this.#records;
    else for (const key of this.#changed) yield [key, this.#find(key) ?? null];
  }

  #isDerived(key: string): boolean {
    return this.#source?.idOf(key) !== undefined;
  }

  #find(key: string): T | undefined {
    const record = this.#records.get(key);
    if (record !== undefined || this.#source === null || this.#deleted.has(key)) return record;
    const known = this.#derived.get(key);
    return known ?? this.#derive(key, this.#source);
  }

  #derive(key: string, source: RecordSource<T>): T | undefined {
    const record = source.get(key);
    if (this.#derived.size >= maximumDerived) this.#derived.clear();
    if (record !== undefined) this.#derived.set(key, record);
    return record;
  }

  #note(key: string, record: T | null): void {
    this.#changed?.add(key);
    this.#onChange(key, record);
  }

  /** The members that a source gives to a bucket enter it when the bucket is first touched. */
  #bucket(name: string): Bucket | undefined {
    const key = name.toLowerCase();
    const known = this.#buckets.get(key);
    if (known !== undefined || this.#source === null) return known;
    const bucket: Bucket = { ids: new Set(this.#source.keysIn(key)), sorted: null };
    if (bucket.ids.size === 0) return undefined;
    this.#buckets.set(key, bucket);
    return bucket;
  }

  #join(name: string, key: string): void {
    const found = this.#bucket(name);
    if (found === undefined) {
      this.#buckets.set(name.toLowerCase(), { ids: new Set([key]), sorted: null });
    } else if (!found.ids.has(key)) {
      found.ids.add(key);
      found.sorted = null;
    }
  }

  #leave(key: string, from: readonly string[], to: readonly string[]): void {
    for (const name of from) {
      if (to.includes(name)) continue;
      const bucket = this.#bucket(name);
      if (bucket?.ids.delete(key)) bucket.sorted = null;
      if (bucket?.ids.size === 0 && this.#source === null) this.#buckets.delete(name.toLowerCase());
    }
  }
}
