import { type ControlCall, refuse } from "#simulator/control/control-call.ts";
import type { JournalEntry } from "#simulator/control/request-journal.ts";
import type { Answer } from "#simulator/http/exchange.ts";

export function showJournal({ simulator, url }: ControlCall): Answer {
  const filter = readJournalFilter(url.searchParams);
  if (typeof filter === "string") return refuse(filter);
  return { status: 200, body: { requests: simulator.journal.latest(filter.limit, filter.isWanted) } };
}

type JournalFilter = { limit: number; isWanted(entry: JournalEntry): boolean };

/** `operation`, `status`, `path` (a part of it), `after` (a number) and `limit`; or what is wrong with them. */
export function readJournalFilter(wanted: URLSearchParams): JournalFilter | string {
  const limit = Number(wanted.get("limit") ?? 100);
  const after = Number(wanted.get("after") ?? 0);
  if (!(Number.isInteger(limit) && limit > 0)) return "limit must be a positive whole number.";
  if (!Number.isInteger(after)) return "after must be the number of a request.";
  const [operation, status] = [wanted.get("operation") ?? "", wanted.get("status") ?? ""];
  const path = (wanted.get("path") ?? "").toLowerCase();
  return {
    limit,
    isWanted: (entry) =>
      entry.number > after &&
      (operation === "" || entry.operation === operation) &&
      (status === "" || String(entry.status) === status) &&
      entry.path.toLowerCase().includes(path),
  };
}
