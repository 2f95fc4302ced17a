import { azureBackupLimits } from "#lib/domain/eligibility/azure-limits.ts";
import { inPosition } from "#lib/domain/eligibility/included-disks.ts";
import type { Match, Subject } from "#lib/domain/eligibility/rule.ts";
import { counted, theDisks } from "#lib/domain/eligibility/wording.ts";
import type { DiskFacts } from "#lib/domain/vm/vm-facts.ts";

/** Names the fewest disks to leave out: all that are too large, then the largest until count and sum fit. */
export function findExcessDisks({ vm, included }: Subject): Match | null {
  const total = totalGb(included);
  const tooLarge = included.filter((disk) => sizeOf(disk) > azureBackupLimits.diskGb);
  const data = included.filter((disk) => disk.role === "data");
  const bySize = data
    .filter((disk) => !tooLarge.includes(disk))
    .toSorted((left, right) => sizeOf(right) - sizeOf(left));
  const surplus = bySize.filter(
    (_, index) => !fits(bySize.slice(index), total - totalGb([...tooLarge, ...bySize.slice(0, index)])),
  );
  const excess = [...tooLarge, ...surplus];
  if (excess.length === 0) return null;
  const found = `${counted(data.length, "data disk")}, ${Math.round(total / 1024)} TB in total`;
  return {
    meaning: `${vm.name} has ${found}, more than Azure Backup supports (32 data disks, 64 TB each, 512 TB together). It fits without ${theDisks("disk", inPosition(excess))}.`,
    disks: excess,
    until: null,
  };
}

const sizeOf = (disk: DiskFacts): number => disk.sizeGb ?? 0;
const totalGb = (disks: readonly DiskFacts[]): number => disks.reduce((sum, disk) => sum + sizeOf(disk), 0);
const fits = (dataDisks: readonly DiskFacts[], gb: number): boolean =>
  dataDisks.length <= azureBackupLimits.dataDisks && gb <= azureBackupLimits.totalGb;
