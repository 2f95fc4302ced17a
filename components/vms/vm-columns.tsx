import { Clock } from "lucide-react";
import { ProtectionStateBadge } from "#components/backup/protection-state-badge.tsx";
import { VerdictChip } from "#components/eligibility/verdict-chip.tsx";
import { modeWords } from "#components/eligibility/verdict-words.ts";
import type { Column } from "#components/table/column.ts";
import { Instant } from "#components/ui/instant.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { VerdictDto, VmRowDto } from "#lib/contracts/vms.ts";
import type { RequestableMode } from "#lib/domain/vm/consistency.ts";
import { gigabytes } from "./gigabytes.ts";
import { PowerState } from "./power-state.tsx";

/** @param onReasons opens the reasons behind a verdict */
export const vmColumns = (onReasons: (vm: VmRowDto) => void): Column<VmRowDto>[] => [
  { id: "name", header: "Name", sortKey: "name", isRowHeader: true, className: "min-w-36 max-w-64", cell: nameCell },
  { id: "location", header: "Region", sortKey: "location", hideBelow: "wide", className: "max-w-40", cell: placeCell },
  {
    id: "size",
    header: "Size",
    sortKey: "size",
    hideBelow: "xl",
    className: "whitespace-nowrap",
    cell: (vm) => vm.size.replace(/^Standard_/, ""),
  },
  {
    id: "power",
    header: "Power",
    sortKey: "powerState",
    hideBelow: "xl",
    cell: (vm) => <PowerState state={vm.powerState} />,
  },
  {
    id: "disks",
    header: "Disks",
    sortKey: "provisionedGb",
    sortsDescendingFirst: true,
    align: "end",
    hideBelow: "xl",
    className: "whitespace-nowrap",
    cell: (vm) => (
      <>
        {vm.diskCount} <span className="text-muted">· {gigabytes(vm.provisionedGb)}</span>
      </>
    ),
  },
  verdictColumn("CrashConsistent", (vm) => vm.crash, onReasons),
  { ...verdictColumn("ApplicationConsistent", (vm) => vm.application, onReasons), hideBelow: "md" },
  { id: "protection", header: "Protection", isInteractive: true, cell: protectionCell },
];

const nameCell = (vm: VmRowDto) => (
  <>
    <span className="wrap-anywhere">{vm.name}</span>
    <span className="block font-normal text-muted text-xs wrap-anywhere">{vm.resourceGroup}</span>
    {vm.isStale && (
      <span className="flex items-center gap-1 font-normal text-warning text-xs">
        <Clock aria-hidden className="size-3" />
        Last state known
      </span>
    )}
  </>
);

const placeCell = (vm: VmRowDto) => (
  <>
    {vm.location}
    <span className="block truncate text-muted text-xs">{vm.subscription.displayName}</span>
  </>
);

function verdictColumn(
  mode: RequestableMode,
  verdictOf: (vm: VmRowDto) => VerdictDto | null,
  onReasons: (vm: VmRowDto) => void,
): Column<VmRowDto> {
  return {
    id: mode,
    header: modeWords[mode],
    isInteractive: true,
    cell: (vm) => {
      const verdict = verdictOf(vm);
      return (
        <button
          type="button"
          onClick={() => onReasons(vm)}
          title={verdict?.reason ?? undefined}
          className="rounded-full align-middle hover:brightness-96"
        >
          <VerdictChip verdict={verdict} />
          <span className="sr-only">
            , {modeWords[mode].toLowerCase()} backup of {vm.name}: show reasons
          </span>
        </button>
      );
    },
  };
}

const protectionCell = (vm: VmRowDto) => (
  <div className="flex flex-col items-start gap-0.5">
    <ProtectionStateBadge state={vm.protection?.state ?? null} />
    {vm.protection && (
      <TextLink href={`/policies/${vm.protection.policyId}`} className="max-w-44 truncate font-normal text-xs">
        {vm.protection.policyName}
      </TextLink>
    )}
    {vm.protection?.pausedUntil && (
      <span className="font-normal text-muted text-xs">
        until <Instant at={vm.protection.pausedUntil} />
      </span>
    )}
  </div>
);
