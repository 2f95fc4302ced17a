import { type ControlCall, refuse } from "#simulator/control/control-call.ts";
import type { JournalEntry } from "#simulator/control/request-journal.ts";
import type { Answer } from "#simulator/http/exchange.ts";

/** The latest requests; `operation`, `status`, `path` (a part of it) and `after` (a number) choose among them. */
export function showJournal({ simulator, url }: ControlCall): Answer {
  const wanted = url.searchParams;
  const limit = Number(wanted.get("limit") ?? 100);
  const after = Number(wanted.get("after") ?? 0);
  if (!(Number.isInteger(limit) && limit > 0)) return refuse("limit must be a positive whole number.");
  if (!Number.isInteger(after)) return refuse("after must be the number of a request.");
  const [operation, status] = [wanted.get("operation"), wanted.get("status")];
  const path = wanted.get("path")?.toLowerCase();
  const isWanted = (entry: JournalEntry) =>
    entry.number > after &&
    (operation === null || entry.operation === operation) &&
    (status === null || String(entry.status) === status) &&
    (path === undefined || entry.path.toLowerCase().includes(path));
  return { status: 200, body: { requests: simulator.journal.latest(limit, isWanted) } };
}
