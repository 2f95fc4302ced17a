"use client";

import { Progress } from "#components/ui/progress.tsx";
import type { InventorySyncDto, SyncProgress } from "#lib/contracts/inventory.ts";

/** Phases without a count of their own to speak of. */
const uncounted: readonly SyncProgress["phase"][] = ["subscriptions"];

export function SyncProgressBar({ name, sync }: { name: string; sync: InventorySyncDto }) {
  const { phase, done, total, message } = sync.progress;
  const isCounted = !uncounted.includes(phase) && total > 0;
  return (
    <div className="max-w-xl">
      <Progress
        label={`${name}: ${message}`}
        percent={isCounted ? Math.round((done / total) * 100) : null}
        {...(isCounted ? { valueLabel: `${done.toLocaleString("en-GB")} of ${total.toLocaleString("en-GB")}` } : {})}
      />
    </div>
  );
}
