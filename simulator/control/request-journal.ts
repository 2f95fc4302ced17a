export type JournalEntry = {
  number: number;
  at: string;
  method: string;
  /** Path and query, without anything that proves who somebody is. */
  path: string;
  operation: string | null;
  status: number | "cut" | "lost" | "half";
  requestId: string;
  correlationId: string;
  clientRequestId: string | null;
  durationMs: number;
};

const maximumEntries = 10_000;

/** The latest requests, newest last. */
export type RequestJournal = {
  add(entry: Omit<JournalEntry, "number">): void;
  latest(limit: number, isWanted?: (entry: JournalEntry) => boolean): JournalEntry[];
  count(): number;
};

export function createRequestJournal(): RequestJournal {
  let entries: JournalEntry[] = [];
  let count = 0;
  return {
    add(entry) {
      count += 1;
      entries.push({ number: count, ...entry });
      if (entries.length >= 2 * maximumEntries) entries = entries.slice(-maximumEntries);
    },
    latest: (limit, isWanted = () => true) => entries.slice(-maximumEntries).filter(isWanted).slice(-limit),
    count: () => count,
  };
}
