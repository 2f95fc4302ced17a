"use client";

import { useQuery } from "@tanstack/react-query";
import { joinClasses } from "#components/ui/join-classes.ts";
import { toneSoft } from "#components/ui/tone.ts";
import { alertQueries } from "#lib/client/queries/alerts.ts";

/** How many alerts are open; nothing when there is none. */
export function OpenAlertsBadge() {
  const { data } = useQuery(alertQueries.open());
  if (!data || data.open === 0) return null;
  return (
    <span
      className={joinClasses(
        "ml-auto rounded-full px-1.5 font-medium text-xs tabular-nums",
        toneSoft[data.critical > 0 ? "danger" : "warning"],
      )}
    >
      {data.open.toLocaleString("en-GB")}
      <span className="sr-only"> open</span>
    </span>
  );
}
