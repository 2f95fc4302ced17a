import type { EffectHandlers, EffectOutcome } from "#simulator/arm/effect-handler.ts";
import { forgetContent } from "#simulator/content/capture.ts";
import { applyDiskChange } from "#simulator/disk/apply-disk-change.ts";
import { completionPercentAt } from "#simulator/disk/background-copy.ts";
import { tableOf } from "#simulator/disk/disk-kind.ts";
import { showDisk } from "#simulator/disk/show-disk.ts";
import type { EffectOf } from "#simulator/world/operation-effect.ts";
import type { Disk } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

type Finish = EffectOf<"finishDisk"> | EffectOf<"finishDiskUpdate">;

export const diskEffects: EffectHandlers<"finishDisk" | "finishDiskUpdate" | "deleteDisk" | "finishBackgroundCopy"> = {
  finishDisk: {
    succeed: (world, effect) => finish(world, effect, (disk) => disk),
    fail: (world, effect) => end(world, effect, "Failed"),
  },
  finishDiskUpdate: {
    succeed: (world, effect, now) =>
      finish(world, effect, (disk) => applyDiskChange(world, effect.table, disk, effect.change, now)),
    fail: (world, effect) => end(world, effect, "Failed"),
  },
  deleteDisk: {
    succeed(world, { table, id }) {
      const disk = tableOf(world, table).get(id);
      if (disk) forgetContent(world, disk);
      tableOf(world, table).delete(id);
      return {};
    },
  },
  finishBackgroundCopy: {
    succeed(world, { table, id }, now) {
      const disk = tableOf(world, table).get(id);
      if (disk?.backgroundCopy) endBackgroundCopy(world, table, disk, now);
      return {};
    },
  },
};

function finish(world: World, effect: Finish, change: (disk: Disk) => Disk): EffectOutcome {
  const disk = tableOf(world, effect.table).get(effect.id);
  if (disk === undefined)
    return { error: { code: "NotFound", message: `Resource ${effect.id.split("/").at(-1)} is not found.` } };
  tableOf(world, effect.table).put(change(disk));
  const done = end(world, effect, "Succeeded");
  if (done === undefined) return {};
  const output = showDisk(done, { apiVersion: effect.apiVersion });
  return { output, result: output };
}

function end(world: World, { table, id }: Finish, provisioningState: "Succeeded" | "Failed"): Disk | undefined {
  const disk = tableOf(world, table).get(id);
  if (disk === undefined) return undefined;
  const { propertyUpdatesInProgress, ...properties } = disk.properties;
  return tableOf(world, table).put({
    ...disk,
    properties: { ...(properties as Disk["properties"]), provisioningState },
  });
}

/** A copy between regions fails when its source has gone meanwhile; the others have their source's data by then. */
function endBackgroundCopy(world: World, table: "disks" | "snapshots", disk: Disk, now: number): void {
  const { backgroundCopy: copy, ...rest } = disk;
  if (copy === undefined) return;
  const isLost = copy.needsSource === true && world.snapshots.get(copy.from) === undefined;
  const outcome = isLost
    ? {
        completionPercent: completionPercentAt(copy, now - 1),
        copyCompletionError: {
          errorCode: "CopySourceNotFound",
          errorMessage: "The source of the copy was deleted before the copy had completed.",
        },
      }
    : { completionPercent: 100 };
  tableOf(world, table).put({ ...rest, properties: { ...disk.properties, ...outcome } });
}
