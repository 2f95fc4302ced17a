import { Badge } from "#components/ui/badge.tsx";
import { LocalText } from "#components/ui/local-text.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { AlertDto } from "#lib/contracts/alerts.ts";
import { severityTones } from "./alert-words.ts";

/** What is wrong, and what to do. */
export function AlertText({ alert }: { alert: AlertDto }) {
  const { severity, title, message, remedy, runId, state } = alert;
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium text-base">
        <Badge tone={severityTones[severity]}>{severity}</Badge>
        {title}
      </p>
      <p className="font-normal text-sm text-pretty wrap-anywhere">
        <LocalText text={message} /> {runId && <TextLink href={`/jobs/${runId}`}>Open job</TextLink>}
      </p>
      {remedy && state !== "closed" && <p className="font-normal text-muted text-sm text-pretty">{remedy}</p>}
    </div>
  );
}
