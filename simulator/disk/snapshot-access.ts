import { valueAt } from "#simulator/json.ts";
import type { Disk } from "#simulator/world/records.ts";

type SnapshotAccessState = "Pending" | "Available" | "InstantAccess" | "AvailableWithInstantAccess";

/**
 * What a snapshot can be used for, for those whose data are copied in the background: `Pending` for nothing,
 * `InstantAccess` for fast restores only, `Available` for everything (disks-instant-access-snapshots, 2026-08-17).
 */
export function snapshotAccessState(snapshot: Disk, now: number): SnapshotAccessState | undefined {
  const { backgroundCopy, properties } = snapshot;
  const isCopied = backgroundCopy === undefined && properties["completionPercent"] === 100;
  if (snapshot.type !== "Microsoft.Compute/snapshots" || (!backgroundCopy && !isCopied)) return undefined;
  const minutes = valueAt(properties, ["creationData", "instantAccessDurationMinutes"]);
  const createdAt = Date.parse(String(properties["timeCreated"]));
  const isInstant = typeof minutes === "number" && now < createdAt + minutes * 60_000;
  if (isCopied) return isInstant ? "AvailableWithInstantAccess" : "Available";
  return isInstant ? "InstantAccess" : "Pending";
}
