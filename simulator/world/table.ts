type Bucket = { ids: Set<string>; sorted: readonly string[] | null };

/**
 * Records by lower-cased id, with buckets (subscription, group, parent) so that no list scans the world.
 * Records are never changed in place: `put` a new one, or the change is neither indexed nor persisted.
 */
export class Table<T extends { id: string }> {
  readonly #records = new Map<string, T>();
  readonly #buckets = new Map<string, Bucket>();
  readonly #bucketsOf: (record: T) => readonly string[];
  readonly #onChange: (key: string, record: T | null) => void;

  constructor(bucketsOf: (record: T) => readonly string[], onChange: (key: string, record: T | null) => void) {
    this.#bucketsOf = bucketsOf;
    this.#onChange = onChange;
  }

  get size(): number {
    return this.#records.size;
  }

  get(id: string): T | undefined {
    return this.#records.get(id.toLowerCase());
  }

  all(): IterableIterator<T> {
    return this.#records.values();
  }

  count(bucket: string): number {
    return this.#buckets.get(bucket.toLowerCase())?.ids.size ?? 0;
  }

  /** Keys of a bucket in a stable order, so that a page offset means the same in the next request. */
  keys(bucket: string): readonly string[] {
    const found = this.#buckets.get(bucket.toLowerCase());
    if (found === undefined) return [];
    found.sorted ??= [...found.ids];
    return found.sorted;
  }

  list(bucket: string): T[] {
    return this.keys(bucket).flatMap((key) => this.#records.get(key) ?? []);
  }

  put(record: T): T {
    const key = record.id.toLowerCase();
    const previous = this.#records.get(key);
    if (previous !== undefined) this.#leave(key, this.#bucketsOf(previous), this.#bucketsOf(record));
    this.#records.set(key, record);
    for (const name of this.#bucketsOf(record)) this.#join(name.toLowerCase(), key);
    this.#onChange(key, record);
    return record;
  }

  delete(id: string): void {
    const key = id.toLowerCase();
    const record = this.#records.get(key);
    if (record === undefined) return;
    this.#leave(key, this.#bucketsOf(record), []);
    this.#records.delete(key);
    this.#onChange(key, null);
  }

  #join(bucket: string, key: string): void {
    const found = this.#buckets.get(bucket);
    if (found === undefined) {
      this.#buckets.set(bucket, { ids: new Set([key]), sorted: null });
    } else if (!found.ids.has(key)) {
      found.ids.add(key);
      found.sorted = null;
    }
  }

  #leave(key: string, from: readonly string[], to: readonly string[]): void {
    for (const name of from) {
      if (to.includes(name)) continue;
      const bucket = this.#buckets.get(name.toLowerCase());
      if (bucket?.ids.delete(key)) bucket.sorted = null;
      if (bucket?.ids.size === 0) this.#buckets.delete(name.toLowerCase());
    }
  }
}
