"use client";

import { Banner } from "#components/feedback/banner.tsx";
import { Instant } from "#components/ui/instant.tsx";
import type { PreviewVm, ProtectionPreviewDto } from "#lib/contracts/protection.ts";
import { counted } from "#lib/domain/policy/policy-in-words.ts";
import { protectable } from "./protect-draft.ts";

/** Restore points that the VMs have already and this policy would not keep. */
export function GoingPoints({ preview }: { preview: ProtectionPreviewDto }) {
  const going = protectable(preview).flatMap(({ vmId, name, goes }) => (goes ? [{ vmId, name, goes }] : []));
  if (going.length === 0) return null;
  const count = going.reduce((sum, { goes }) => sum + goes.count, 0);
  return (
    <Banner
      tone="warning"
      title={`${counted(count, "restore point")} of ${counted(going.length, "virtual machine")} would go`}
    >
      {preview.binDays === 0
        ? "The bin keeps nothing: they are deleted in Azure at once and cannot be taken back."
        : `They go into the bin, can be taken back for ${counted(preview.binDays, "day")}, and are then deleted in Azure.`}
      <ul aria-label="Restore points that would go" className="mt-1 flex flex-col gap-1">
        {going.map(({ vmId, name, goes }) => (
          <li key={vmId}>
            <span className="font-medium">{name}</span>: <Range goes={goes} />
          </li>
        ))}
      </ul>
    </Banner>
  );
}

function Range({ goes: { count, oldestAt, newestAt } }: { goes: NonNullable<PreviewVm["goes"]> }) {
  return (
    <>
      {counted(count, "point")}, <Instant at={oldestAt} />
      {count > 1 && (
        <>
          {" "}
          to <Instant at={newestAt} />
        </>
      )}
    </>
  );
}
