import { ProtectionStateBadge } from "#components/backup/protection-state-badge.tsx";
import { VerdictChip } from "#components/eligibility/verdict-chip.tsx";
import { modeWords } from "#components/eligibility/verdict-words.ts";
import type { Column } from "#components/table/column.ts";
import type { VmRowDto } from "#lib/contracts/vms.ts";

/** @param onReasons opens the reasons behind the verdicts */
export const candidateColumns = (
  reasonOf: (vm: VmRowDto) => string | null,
  onReasons: (vm: VmRowDto) => void,
): Column<VmRowDto>[] => [
  {
    id: "name",
    header: "Name",
    sortKey: "name",
    isRowHeader: true,
    className: "min-w-32",
    cell: (vm) => <NameCell vm={vm} reason={reasonOf(vm)} />,
  },
  {
    id: "resourceGroup",
    header: "Resource group",
    sortKey: "resourceGroup",
    hideBelow: "xl",
    className: "max-w-40 truncate",
    cell: (vm) => vm.resourceGroup,
  },
  { id: "location", header: "Region", sortKey: "location", hideBelow: "wide", cell: (vm) => vm.location },
  { id: "size", header: "Size", sortKey: "size", hideBelow: "xl", cell: (vm) => vm.size.replace(/^Standard_/, "") },
  {
    id: "eligibility",
    header: "Eligibility",
    isInteractive: true,
    hideBelow: "sm",
    cell: (vm) => (
      <button
        type="button"
        onClick={() => onReasons(vm)}
        className="flex flex-col items-start gap-1 rounded-md text-left hover:brightness-96"
      >
        <Verdicts vm={vm} />
        <span className="sr-only">Show the reasons for {vm.name}</span>
      </button>
    ),
  },
  {
    id: "protection",
    header: "Protection",
    hideBelow: "sm",
    cell: (vm) => (
      <div className="flex flex-col items-start gap-0.5">
        <ProtectionStateBadge state={vm.protection?.state ?? null} />
        {vm.protection && <span className="max-w-44 truncate text-muted text-xs">{vm.protection.policyName}</span>}
      </div>
    ),
  },
];

function NameCell({ vm, reason }: { vm: VmRowDto; reason: string | null }) {
  return (
    <>
      <span className={`wrap-anywhere ${reason ? "text-muted" : ""}`}>{vm.name}</span>
      {reason && <span className="block font-normal text-danger text-xs">{reason}</span>}
      <span className="mt-1 flex flex-col items-start gap-1 sm:hidden">
        <Verdicts vm={vm} />
      </span>
    </>
  );
}

const Verdicts = ({ vm }: { vm: VmRowDto }) => (
  <>
    <VerdictChip verdict={vm.crash} prefix={modeWords.CrashConsistent} />
    <VerdictChip verdict={vm.application} prefix={modeWords.ApplicationConsistent} />
  </>
);
