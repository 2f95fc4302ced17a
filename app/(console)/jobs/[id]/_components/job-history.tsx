import { Card } from "#components/ui/card.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Instant } from "#components/ui/instant.tsx";
import { LocalText } from "#components/ui/local-text.tsx";
import type { RunDetailDto } from "#lib/contracts/runs.ts";

/** Everything that was decided, in order; written with each decision and never changed. */
export function JobHistory({ history }: Pick<RunDetailDto, "history">) {
  return (
    <Card>
      <Disclosure title={`History (${history.length})`}>
        <ol className="flex flex-col gap-2.5">
          {history.map((entry) => (
            <li key={entry.seq} className="flex flex-col gap-x-4 sm:flex-row">
              <span className="shrink-0 text-muted text-sm sm:w-36">
                <Instant at={entry.at} />
              </span>
              <span className="min-w-0 text-sm wrap-anywhere">
                <LocalText text={entry.message} />
              </span>
            </li>
          ))}
        </ol>
      </Disclosure>
    </Card>
  );
}
