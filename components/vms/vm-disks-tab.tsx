"use client";

import type { Column } from "#components/table/column.ts";
import { DataTable } from "#components/table/data-table.tsx";
import { Badge } from "#components/ui/badge.tsx";
import type { VmDetailDto } from "#lib/contracts/vms.ts";
import { gigabytes } from "./gigabytes.ts";

type Disk = VmDetailDto["disks"][number];
type DiskRow = Disk & {
  isProtected: boolean;
  /** Titles of findings that block crash-consistent points because of this disk. */
  blockedBy: string[];
};

export function VmDisksTab({ vm }: { vm: VmDetailDto }) {
  const rows = vm.disks.map(
    (disk): DiskRow => ({ ...disk, isProtected: isActive(vm), blockedBy: blockersOf(vm, disk) }),
  );
  return (
    <DataTable
      label="Disks"
      columns={columns}
      query={{ data: { rows, next: null, previous: null }, error: null, isPlaceholderData: false, refetch: () => {} }}
      rowId={(disk) => disk.name}
      rowName={(disk) => disk.name}
      phoneCard={(disk) => <DiskCard disk={disk} />}
      isFiltered={false}
      onClearFilters={() => {}}
      empty={null}
    />
  );
}

const isActive = ({ protection }: VmDetailDto): boolean =>
  protection !== null && protection.state !== "ProtectionStopped";

function blockersOf({ assessments }: VmDetailDto, disk: Disk): string[] {
  const [crash] = assessments;
  return (crash?.findings ?? [])
    .filter((finding) => finding.severity === "blocker" && finding.diskNames.includes(disk.name))
    .map((finding) => finding.title);
}

const position = (disk: Disk): string => (disk.role === "os" ? "OS disk" : `LUN ${disk.lun ?? "–"}`);

/** Only what is out of the ordinary. */
function traitsOf(disk: Disk): string[] {
  const traits: [string, boolean][] = [
    ["Unmanaged", !disk.managed],
    ["Ephemeral", disk.ephemeral],
    ["Write Accelerator", disk.writeAccelerator],
    ["Shared", (disk.maxShares ?? 1) > 1],
    ["Azure Disk Encryption", disk.adeEnabled],
    ["Customer-managed key", /CustomerKey/.test(disk.encryptionType ?? "")],
    ["Being detached", disk.toBeDetached],
    ["Private access only", disk.networkAccessPolicy === "AllowPrivate"],
  ];
  return traits.filter(([, has]) => has).map(([trait]) => trait);
}

function DiskBackup({ disk }: { disk: DiskRow }) {
  if (disk.isExcluded) return <Badge tone="neutral">Left out</Badge>;
  if (disk.blockedBy.length > 0) {
    return (
      <span className="flex flex-col items-start gap-0.5">
        <Badge tone="danger">Blocks crash-consistent</Badge>
        <span className="text-muted text-xs">{disk.blockedBy.join(", ")}</span>
      </span>
    );
  }
  return disk.isProtected ? <Badge tone="success">Included</Badge> : <Badge tone="neutral">Can be included</Badge>;
}

const columns: Column<DiskRow>[] = [
  {
    id: "name",
    header: "Disk",
    isRowHeader: true,
    className: "min-w-48",
    cell: (disk) => (
      <>
        <span className="wrap-anywhere">{disk.name}</span>
        <span className="block font-normal text-muted text-xs">{position(disk)}</span>
      </>
    ),
  },
  { id: "sku", header: "Type", cell: (disk) => disk.sku ?? "Not read" },
  { id: "size", header: "Size", align: "end", className: "whitespace-nowrap", cell: (disk) => gigabytes(disk.sizeGb) },
  { id: "caching", header: "Host caching", cell: (disk) => disk.caching },
  {
    id: "traits",
    header: "Particulars",
    hideBelow: "lg",
    className: "max-w-64",
    cell: (disk) => traitsOf(disk).join(", ") || "–",
  },
  { id: "backup", header: "Backup", cell: (disk) => <DiskBackup disk={disk} /> },
];

function DiskCard({ disk }: { disk: DiskRow }) {
  const facts = [position(disk), disk.sku, gigabytes(disk.sizeGb), `caching ${disk.caching}`, ...traitsOf(disk)];
  return (
    <div className="flex flex-col items-start gap-1.5">
      <span className="font-medium wrap-anywhere">{disk.name}</span>
      <span className="text-muted text-sm">{facts.filter(Boolean).join(" · ")}</span>
      <DiskBackup disk={disk} />
    </div>
  );
}
