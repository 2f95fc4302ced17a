/**
 * Records that follow from a rule instead of being stored: the machines and disks of a generated fleet. The table that
 * has such a source keeps only what has been changed or deleted since. A key is an id in lower case.
 */
export type RecordSource<T> = {
  size(): number;
  /** All keys, and those of a bucket, in a stable order. */
  keys(): Iterable<string>;
  keysIn(bucket: string): Iterable<string>;
  /** The id in its own case, without making the record; undefined when there is no such record. */
  idOf(key: string): string | undefined;
  get(key: string): T | undefined;
};
