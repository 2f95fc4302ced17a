"use client";

import { useQuery } from "@tanstack/react-query";
import { useNow } from "#components/ui/clock.tsx";
import { Instant } from "#components/ui/instant.tsx";
import { settingsQueries } from "#lib/client/queries/settings.ts";
import type { RestorePointSummaryDto } from "#lib/contracts/restore-points.ts";
import { counted } from "#lib/domain/policy/policy-in-words.ts";

const dayMs = 86_400_000;

type WhatGoesProps = {
  going: readonly RestorePointSummaryDto[];
  /** Chosen as well, and refused. */
  stayingCount: number;
  refusals: readonly string[];
};

/** What a deletion means and when it is final. */
export function WhatGoes({ going, stayingCount, refusals }: WhatGoesProps) {
  const [first] = going;
  const failedCount = going.filter(({ state }) => state !== "Succeeded").length;
  return (
    <div className="flex flex-col gap-2">
      {going.length === 1 && first && (
        <p>
          Taken <Instant at={first.takenAt} />.
        </p>
      )}
      {failedCount < going.length && <WhenFinal isOne={going.length === 1} />}
      {failedCount > 0 && (
        <p>
          {failedCount === going.length ? "" : `${failedCount} of them: `}What failed holds nothing to restore. It is
          deleted in Azure within minutes and cannot be taken back.
        </p>
      )}
      {stayingCount > 0 && (
        <p className="text-muted text-sm">
          {counted(stayingCount, "other point")} that you chose {stayingCount === 1 ? "stays" : "stay"}.{" "}
          {refusals.join(" ")}
        </p>
      )}
    </div>
  );
}

function WhenFinal({ isOne }: { isOne: boolean }) {
  const now = useNow();
  const { data: settings } = useQuery(settingsQueries.current());
  if (!settings) return null;
  const { binDays } = settings;
  if (binDays === 0) {
    return (
      <p>
        {isOne ? "It is" : "They are"} deleted in Azure within minutes, with every disk held. Nothing can be taken back:
        by its setting the bin keeps nothing.
      </p>
    );
  }
  return (
    <p>
      {isOne ? "It goes" : "They go"} into the bin and can be taken back for {counted(binDays, "day")}. On{" "}
      <Instant at={new Date(now.getTime() + binDays * dayMs).toISOString()} /> the deletion is final: Azure deletes
      every disk held.
    </p>
  );
}
