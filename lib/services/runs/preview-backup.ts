import type { BackupPreviewDto, PreviewBackupInput } from "#lib/contracts/runs.ts";
import { requestedModeOf, settingsOf } from "#lib/domain/policy/policy-settings.ts";
import { planDisks } from "#lib/domain/run/backup/plan-disks.ts";
import type { VmFacts } from "#lib/domain/vm/vm-facts.ts";
import type { ServiceContext } from "../context.ts";
import { readBackupTargets } from "./backup-target.ts";
import { startRefusal } from "./start-refusal.ts";

/** What Backup now would do, VM by VM, as of the last inventory: the job itself looks at Azure once more. */
export async function previewBackup(ctx: ServiceContext, { ids }: PreviewBackupInput): Promise<BackupPreviewDto[]> {
  const targets = await readBackupTargets(ctx.db, ids);
  return targets.map((target) => {
    const { vm, item } = target;
    const { excludeDisks } = settingsOf(item?.version.settings ?? {});
    const disks = planDisks(vm.facts as VmFacts, item?.excludedDiskIds ?? [], excludeDisks);
    const included = disks.filter((disk) => disk.included).length;
    return {
      virtualMachineId: vm.id,
      vmName: vm.name,
      refusal: startRefusal(target),
      requestedMode: item && requestedModeOf(settingsOf(item.version.settings)),
      disks: { included, excluded: disks.length - included },
    };
  });
}
