import { Badge } from "#components/ui/badge.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import type { Tone } from "#components/ui/tone.ts";
import type { BackupDiskDto } from "#lib/contracts/runs.ts";

const headers = ["Disk", "Type and size", "Host caching", "State", "Disk restore point"];

/** Every disk of the VM: held with its disk restore point, or left out with the reason. */
export function BackupDisks({ disks }: { disks: readonly BackupDiskDto[] }) {
  return (
    <>
      <div className="overflow-x-auto max-sm:hidden">
        <table className="w-full text-left text-sm">
          <caption className="sr-only">Disks</caption>
          <thead>
            <tr className="bg-sunken text-muted text-xs">
              {headers.map((header) => (
                <th key={header} scope="col" className="h-9 px-3 font-medium whitespace-nowrap first:pl-5 last:pr-5">
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {disks.map((disk) => (
              <DiskRow key={disk.name} disk={disk} />
            ))}
          </tbody>
        </table>
      </div>
      <ul aria-label="Disks" className="divide-y divide-line sm:hidden">
        {disks.map((disk) => (
          <DiskCard key={disk.name} disk={disk} />
        ))}
      </ul>
    </>
  );
}

function DiskRow({ disk }: { disk: BackupDiskDto }) {
  const cell = "border-line border-t px-3 py-2.5 align-top first:pl-5 last:pr-5";
  return (
    <tr>
      <th scope="row" className={`${cell} max-w-72 font-medium wrap-anywhere`}>
        {disk.name}
        <span className="block font-normal text-muted text-xs">{positionOf(disk)}</span>
      </th>
      <td className={`${cell} whitespace-nowrap`}>
        {disk.sku ?? "Not known"}
        <span className="block text-muted text-xs">{disk.sizeGb !== null && `${disk.sizeGb} GiB`}</span>
      </td>
      <td className={cell}>{disk.caching}</td>
      <td className={`${cell} max-w-72`}>
        <DiskState disk={disk} />
      </td>
      <td className={cell}>
        <PointId disk={disk} />
      </td>
    </tr>
  );
}

function DiskCard({ disk }: { disk: BackupDiskDto }) {
  return (
    <li className="flex flex-col gap-1.5 px-4 py-3 text-sm">
      <div className="flex items-start justify-between gap-3">
        <span className="min-w-0 font-medium wrap-anywhere">{disk.name}</span>
        <StateBadge disk={disk} />
      </div>
      <span className="text-muted text-xs">
        {[positionOf(disk), kindOf(disk), `Host caching ${disk.caching}`].join(" · ")}
      </span>
      {disk.exclusionReason && <span className="text-muted text-pretty">{disk.exclusionReason}</span>}
      {disk.diskRestorePointId && <PointId disk={disk} />}
    </li>
  );
}

const positionOf = ({ role, lun }: BackupDiskDto): string =>
  role === "os" ? "OS disk" : lun === null ? "Data disk" : `Data disk, LUN ${lun}`;

const kindOf = ({ sku, sizeGb }: BackupDiskDto): string =>
  [sku, sizeGb === null ? null : `${sizeGb} GiB`].filter(Boolean).join(", ") || "Not known";

const tones: Partial<Record<string, Tone>> = {
  Succeeded: "success",
  Failed: "danger",
  Excluded: "neutral",
  Creating: "info",
};

const words: Partial<Record<string, string>> = { Succeeded: "Held", Excluded: "Left out", NotTaken: "Not taken" };

function StateBadge({ disk }: { disk: BackupDiskDto }) {
  return (
    <Badge tone={tones[disk.state] ?? "neutral"} className="shrink-0">
      {words[disk.state] ?? disk.state}
    </Badge>
  );
}

function DiskState({ disk }: { disk: BackupDiskDto }) {
  return (
    <>
      <StateBadge disk={disk} />
      {disk.exclusionReason && (
        <span className="mt-1 block text-muted text-xs text-pretty">{disk.exclusionReason}</span>
      )}
    </>
  );
}

function PointId({ disk }: { disk: BackupDiskDto }) {
  const id = disk.diskRestorePointId;
  if (!id) return <>–</>;
  return (
    <span className="inline-flex max-w-full items-center gap-1">
      <code className="min-w-0 font-mono text-xs wrap-anywhere">{id.slice(id.lastIndexOf("/") + 1)}</code>
      <CopyButton text={id} what={`Azure ID of the disk restore point of ${disk.name}`} />
    </span>
  );
}
