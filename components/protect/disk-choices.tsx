"use client";

import { VerdictChip } from "#components/eligibility/verdict-chip.tsx";
import { Banner } from "#components/feedback/banner.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { joinClasses } from "#components/ui/join-classes.ts";
import type { PreviewDisk, PreviewVm } from "#lib/contracts/protection.ts";
import { leftOutByHand } from "./protect-draft.ts";

type DiskChoicesProps = {
  vm: PreviewVm;
  isOsDiskAcknowledged: boolean;
  isOpenAtFirst: boolean;
  /** Names of the disks left out from now on. */
  onExclude: (names: string[]) => void;
  onAcknowledge: (isSelected: boolean) => void;
};

export function DiskChoices({ vm, isOsDiskAcknowledged, isOpenAtFirst, onExclude, onAcknowledge }: DiskChoicesProps) {
  const leftOut = vm.disks.filter((disk) => !disk.isIncluded);
  const toggle = (disk: PreviewDisk, isIncluded: boolean) => {
    const others = leftOutByHand(vm)
      .map(({ name }) => name)
      .filter((name) => name !== disk.name);
    onExclude(isIncluded ? others : [...others, disk.name]);
  };
  return (
    <li className="rounded-lg border border-line bg-surface p-4 shadow-card">
      <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="min-w-0 font-semibold text-base wrap-anywhere">{vm.name}</h3>
        <VerdictChip verdict={{ verdict: vm.verdict, waits: null, isLiftable: false }} />
        <span className="text-muted text-sm">
          {vm.disks.length - leftOut.length} of {vm.disks.length} {vm.disks.length === 1 ? "disk" : "disks"} included
        </span>
      </div>
      {vm.blockers.map((blocker) => (
        <Banner key={blocker.ruleId} tone="danger" title={blocker.title} className="mb-2">
          {blocker.meaning} {blocker.remedy}
        </Banner>
      ))}
      <Disclosure title="Disks" isOpenAtFirst={isOpenAtFirst}>
        <ul className="flex flex-col divide-y divide-line">
          {vm.disks.map((disk) => (
            <li key={disk.name} className="py-2.5">
              <DiskChoice disk={disk} onToggle={(isIncluded) => toggle(disk, isIncluded)} />
            </li>
          ))}
        </ul>
      </Disclosure>
      {vm.isOsDiskLeftOut && (
        <div className="mt-3 rounded-md bg-warning-soft p-3">
          <Checkbox isSelected={isOsDiskAcknowledged} onChange={onAcknowledge}>
            I understand that restore points of {vm.name} will hold its data disks alone: without the OS disk the
            virtual machine itself cannot be restored from them.
          </Checkbox>
        </div>
      )}
    </li>
  );
}

function DiskChoice({ disk, onToggle }: { disk: PreviewDisk; onToggle: (isIncluded: boolean) => void }) {
  const facts = [
    disk.role === "os" ? "OS disk" : `LUN ${disk.lun ?? "?"}`,
    disk.sku?.replace("_", " "),
    disk.sizeGb && `${disk.sizeGb.toLocaleString("en-GB")} GiB`,
    `caching ${disk.caching}`,
  ].filter(Boolean);
  return (
    <Checkbox
      isSelected={disk.isIncluded}
      isDisabled={!disk.canBeLeftOut || disk.ruledOutBy !== null}
      onChange={onToggle}
      description={
        <>
          {facts.join(" · ")}
          {disk.role === "os" && !disk.canBeLeftOut && " · always included"}
          {disk.ruledOutBy !== null && ` · left out by the policy's disk rule (${disk.ruledOutBy})`}
          {disk.suggestedBecause.map((reason) => (
            <span key={reason.ruleId} className="block text-danger">
              {reason.title}: {reason.meaning}
            </span>
          ))}
        </>
      }
    >
      <span className={joinClasses("wrap-anywhere", !disk.isIncluded && "text-muted line-through")}>{disk.name}</span>
      {!disk.isIncluded && <span className="sr-only"> (left out)</span>}
    </Checkbox>
  );
}
