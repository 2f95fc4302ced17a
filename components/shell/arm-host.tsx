"use client";

import { useQuery } from "@tanstack/react-query";
import { Cloud } from "lucide-react";
import { systemQueries } from "#lib/client/queries/system.ts";

/** Which Azure this console is looking at. */
export function ArmHost() {
  const { data } = useQuery(systemQueries.status());
  if (!data || data.armHosts.length === 0) return null;
  return (
    <span className="flex min-w-0 items-center gap-1.5 text-faint text-xs">
      <Cloud aria-hidden className="size-3.5 shrink-0" />
      <span className="sr-only">Azure Resource Manager at </span>
      <span className="truncate font-mono text-2xs">{data.armHosts.join(", ")}</span>
    </span>
  );
}
