import type { VmProtectionDto, VmRowDto } from "#lib/contracts/vms.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { toVerdictDto } from "./to-verdict-dto.ts";

export const withRowParts = {
  subscription: { select: { id: true, displayName: true, access: true } },
  assessments: { select: { mode: true, verdict: true, findings: true, liftingExclusions: true } },
  protectedItem: { include: { policy: { select: { name: true } } } },
} satisfies Prisma.VirtualMachineInclude;

export type LoadedVm = Prisma.VirtualMachineGetPayload<{ include: typeof withRowParts }>;

export const toVmRow = (vm: LoadedVm): VmRowDto => ({
  id: vm.id,
  name: vm.name,
  resourceGroup: vm.resourceGroup,
  subscription: { id: vm.subscription.id, displayName: vm.subscription.displayName },
  location: vm.location,
  size: vm.size,
  osType: vm.osType,
  powerState: vm.powerState,
  diskCount: vm.diskCount,
  provisionedGb: vm.provisionedGb,
  crash: toVerdictDto(vm.assessments, "CrashConsistent"),
  application: toVerdictDto(vm.assessments, "ApplicationConsistent"),
  protection: vm.protectedItem && toProtection(vm.protectedItem),
  isStale: isStale(vm.subscription.access),
  lastSeenAt: vm.lastSeenAt.toISOString(),
  disappearedAt: vm.disappearedAt?.toISOString() ?? null,
});

/** What was last read of an unreadable subscription is kept, but it is no longer what Azure says. */
export const isStale = (access: string): boolean => access === "Forbidden" || access === "Failed";

type LoadedItem = NonNullable<LoadedVm["protectedItem"]>;

export const toProtection = (item: LoadedItem): VmProtectionDto => ({
  state: item.state,
  policyId: item.policyId,
  policyName: item.policy.name,
  // A paused item keeps the time from which its skipped backups are counted; nothing is planned for it.
  nextRunAt: item.state === "ProtectionPaused" ? null : (item.nextRunAt?.toISOString() ?? null),
  pausedUntil: item.state === "ProtectionPaused" ? (item.pausedUntil?.toISOString() ?? null) : null,
  lastSuccessAt: item.lastSuccessAt?.toISOString() ?? null,
});
