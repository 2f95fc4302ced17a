"use client";

import { useQuery } from "@tanstack/react-query";
import { severityTones } from "#components/alerts/alert-words.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { LocalText } from "#components/ui/local-text.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { alertQueries } from "#lib/client/queries/alerts.ts";
import { shownAlerts } from "../shown-alerts.ts";

export function OpenAlertsCard() {
  const { data } = useQuery(alertQueries.list(shownAlerts));
  const { data: count } = useQuery(alertQueries.open());
  return (
    <Card
      title="Open alerts"
      description={count && (count.open === 0 ? "Nothing needs your attention." : inWords(count))}
      actions={<TextLink href="/alerts">All alerts</TextLink>}
      isFlush
    >
      <ul>
        {data?.rows.map(({ id, severity, title, message, vm, openedAt }) => (
          <li key={id} className="flex flex-col gap-0.5 border-line border-t px-4 py-2.5 sm:px-5">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
              <Badge tone={severityTones[severity]}>{severity}</Badge>
              {title}
            </p>
            <p className="flex items-baseline justify-between gap-3 text-muted text-xs">
              {vm ? (
                <TextLink href={`/vms/${vm.id}`} className="min-w-0 truncate text-sm">
                  {vm.name}
                </TextLink>
              ) : (
                "Installation"
              )}
              <RelativeTime at={openedAt} className="shrink-0" />
            </p>
            <p className="line-clamp-2 text-muted text-sm">
              <LocalText text={message} />
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

const inWords = ({ open, critical }: { open: number; critical: number }): string =>
  `${open.toLocaleString("en-GB")} open, ${critical === 0 ? "none" : critical.toLocaleString("en-GB")} of them critical.`;
