import type { DiskFacts, VmFacts } from "#lib/domain/vm/vm-facts.ts";
import { makeDisk, makeVm } from "./vm-facts.ts";

export const northId = "11111111-2222-3333-4444-555555555555";
export const southId = "66666666-7777-8888-9999-000000000000";

/** A VM named and placed as asked, with an OS disk and the given data disks, all with ids of their own. */
export function fleetVm(
  name: string,
  { subscriptionId = northId, resourceGroup = "rg-app", dataDisks = [{}], ...overrides }: FleetVm = {},
): VmFacts {
  const group = `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/Microsoft.Compute`;
  const disk = (diskName: string, part: Partial<DiskFacts>) =>
    makeDisk({ name: diskName, id: `${group}/disks/${diskName}`, ...part });
  return makeVm({
    id: `${group}/virtualMachines/${name}`,
    vmId: `vmid-${subscriptionId.slice(0, 4)}-${name}`,
    name,
    subscriptionId,
    resourceGroup,
    disks: [
      disk(`${name}-os`, { role: "os" }),
      ...dataDisks.map((part, lun) => disk(`${name}-data-${lun}`, { lun, ...part })),
    ],
    ...overrides,
  });
}

type FleetVm = Partial<Omit<VmFacts, "disks">> & { dataDisks?: Partial<DiskFacts>[] };
