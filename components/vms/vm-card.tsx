import { ProtectionStateBadge } from "#components/backup/protection-state-badge.tsx";
import { VerdictChip } from "#components/eligibility/verdict-chip.tsx";
import type { VmRowDto } from "#lib/contracts/vms.ts";
import { gigabytes } from "./gigabytes.ts";
import { PowerState } from "./power-state.tsx";

/** A VM on a phone: which, protected or not, and whether it could be. */
export function VmCard({ vm }: { vm: VmRowDto }) {
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-start justify-between gap-3">
        <span className="min-w-0 font-medium wrap-anywhere">{vm.name}</span>
        <ProtectionStateBadge state={vm.protection?.state ?? null} />
      </div>
      <span className="text-muted text-sm wrap-anywhere">
        {vm.resourceGroup} · {vm.location} · {vm.diskCount} {vm.diskCount === 1 ? "disk" : "disks"},{" "}
        {gigabytes(vm.provisionedGb)}
      </span>
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-xs">
        <PowerState state={vm.powerState} />
        <VerdictChip verdict={vm.crash} prefix="Crash" />
        {vm.isStale && <span className="text-warning">Last state known</span>}
      </span>
    </div>
  );
}
