import { type Html, html } from "#simulator/control/page/html.ts";
import type { JournalEntry } from "#simulator/control/request-journal.ts";
import { readJournalFilter } from "#simulator/control/show-journal.ts";
import type { Simulator } from "#simulator/simulator.ts";

export function journalPage({ journal }: Simulator, url: URL): Html {
  const wanted = url.searchParams;
  const filter = readJournalFilter(wanted);
  const entries = typeof filter === "string" ? [] : journal.latest(filter.limit, filter.isWanted).toReversed();
  const rows = entries.map(
    (entry) =>
      html`<tr><td class="number">${entry.number}</td><td>${entry.at.slice(11, 19)}</td><td>${entry.method}</td><td${isBad(entry) ? html` class="bad"` : null}>${entry.status}</td><td>${entry.operation ?? "none"}</td><td class="number">${entry.durationMs} ms</td><td class="path">${entry.path}</td></tr>`,
  );
  const field = (name: string, title: string) =>
    html`<label>${title}<input name="${name}" value="${wanted.get(name) ?? ""}"></label>`;
  return html`<section><form class="row" method="get" action="/page/journal" role="search">${field("operation", "Operation")}${field("status", "Status")}${field("path", "Part of the path")}<button>Show</button></form></section>
<section><div class="table"><table><caption>${entries.length === 0 ? "No requests like these." : `The latest ${entries.length} requests, newest first.`}</caption>
<thead><tr><th scope="col" class="number">No.</th><th scope="col">Time</th><th scope="col">Method</th><th scope="col">Status</th><th scope="col">Operation</th><th scope="col" class="number">Took</th><th scope="col">Path</th></tr></thead><tbody>${rows}</tbody></table></div></section>`;
}

const isBad = ({ status }: JournalEntry): boolean => typeof status === "string" || status >= 400;
