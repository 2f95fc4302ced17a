import { armError } from "#simulator/arm/arm-error.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import { subscriptionOf } from "#simulator/arm/resource-id.ts";
import { isProvisioned } from "#simulator/disk/disk-performance.ts";
import type { DiskSource, NewDisk } from "#simulator/disk/disk-source.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { copiesFrom, copiesInto, snapshotsOfSource } from "#simulator/world/world.ts";

/** Limits of incremental snapshots and of the background copies of Premium SSD v2 and Ultra disks (azure-compute-docs). */
const snapshotsPerDisk = 500;
const snapshotsAtOnce = { count: 7, withinMs: 5 * 60_000 };
const pendingSnapshotsPerDisk = 3;
const copiesPerSubscription = 50;
const disksAtOnce = { usual: 5, withInstantAccess: 15 };

export function limitRefusal(call: ArmCall, disk: NewDisk, { copied }: DiskSource): Answer | undefined {
  if (copied === undefined) return undefined;
  if (disk.kind === "disks") return isProvisioned(disk.sku) ? copyLimit(call, disk, copied) : undefined;
  const isOfDisk = copied.kind === "disks";
  const isIncremental = disk.request.properties["incremental"] === true || isProvisioned(copied.sku);
  return isOfDisk && isIncremental ? snapshotLimit(call, copied) : undefined;
}

function copyLimit(call: ArmCall, disk: NewDisk, copied: NonNullable<DiskSource["copied"]>): Answer | undefined {
  const { disks } = call.simulator.world;
  if (disks.count(copiesInto(subscriptionOf(disk.id))) >= copiesPerSubscription) {
    return exceeded(
      `At most ${copiesPerSubscription} Premium SSD v2 and Ultra disks of a subscription can be copied in the background at a time. Please wait until some of them have been copied.`,
    );
  }
  const atOnce = copied.hasInstantAccess ? disksAtOnce.withInstantAccess : disksAtOnce.usual;
  if (disks.count(copiesFrom(copied.id)) < atOnce) return undefined;
  return exceeded(
    `At most ${atOnce} Premium SSD v2 and Ultra disks can be created at a time from '${copied.id}'. Please wait until some of them have been copied.`,
  );
}

function snapshotLimit(call: ArmCall, copied: NonNullable<DiskSource["copied"]>): Answer | undefined {
  const { snapshots } = call.simulator.world;
  const family = snapshotsOfSource(copied.uniqueId);
  if (snapshots.count(family) >= snapshotsPerDisk) {
    return exceeded(
      `The disk has ${snapshotsPerDisk} incremental snapshots, which is the most that a disk can have. Please delete some of them.`,
    );
  }
  const existing = snapshots.list(family);
  const since = call.now - snapshotsAtOnce.withinMs;
  const recent = existing.filter(({ properties }) => Date.parse(String(properties["timeCreated"])) > since);
  if (recent.length >= snapshotsAtOnce.count) {
    return exceeded(
      `At most ${snapshotsAtOnce.count} incremental snapshots of a disk can be created within five minutes. Please try again later.`,
    );
  }
  const pending = existing.filter(({ backgroundCopy }) => backgroundCopy !== undefined);
  if (!isProvisioned(copied.sku) || pending.length < pendingSnapshotsPerDisk) return undefined;
  return exceeded(
    `The disk has ${pendingSnapshotsPerDisk} snapshots whose background copy has not completed, which is the most that it can have. Please wait until one of them has completed.`,
  );
}

function exceeded(message: string): Answer {
  return armError(409, "OperationNotAllowed", message);
}
