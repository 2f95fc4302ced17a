import { Badge } from "#components/ui/badge.tsx";
import { Instant } from "#components/ui/instant.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { AlertDto } from "#lib/contracts/alerts.ts";

/** Since when, and what became of it. */
export function AlertStanding({ alert: { openedAt, acknowledged, closed } }: { alert: AlertDto }) {
  return (
    <div className="flex flex-col gap-0.5 text-muted text-xs">
      <span>
        Opened <RelativeTime at={openedAt} />
      </span>
      {acknowledged && (
        <span className="wrap-anywhere">
          Acknowledged by {acknowledged.by}, <RelativeTime at={acknowledged.at} />
        </span>
      )}
      {closed && (
        <span className="wrap-anywhere">
          <Badge tone="success">Closed</Badge> <Instant at={closed.at} />. {closed.because}
        </span>
      )}
    </div>
  );
}
