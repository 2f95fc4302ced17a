"use client";

import { useQuery } from "@tanstack/react-query";
import { Banner } from "#components/feedback/banner.tsx";
import { ConfirmDialog } from "#components/feedback/confirm-dialog.tsx";
import { Button } from "#components/ui/button.tsx";
import { useNow } from "#components/ui/clock.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Instant } from "#components/ui/instant.tsx";
import { useDeletePoints } from "#lib/client/commands/restore-points.ts";
import { settingsQueries } from "#lib/client/queries/settings.ts";
import type { RestorePointSummaryDto } from "#lib/contracts/restore-points.ts";
import { counted } from "#lib/domain/policy/policy-in-words.ts";

const dayMs = 86_400_000;

type DeletePointsDialogProps = {
  points: readonly RestorePointSummaryDto[];
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onDone: () => void;
};

/** Deleting asks for the name of the machine, so it is for points of one machine. */
export function DeletePointsDialog({ points, isOpen, onOpenChange, onDone }: DeletePointsDialogProps) {
  const command = useDeletePoints(onDone);
  const [vmName = "", ...others] = new Set(points.map(({ vm }) => vm.name));
  const change = (open: boolean) => {
    if (!open) command.reset();
    onOpenChange(open);
  };
  if (others.length > 0) return <OneVmOnly isOpen={isOpen} onOpenChange={change} count={others.length + 1} />;
  const label = points.length === 1 ? "Delete restore point" : `Delete ${points.length} restore points`;
  return (
    <ConfirmDialog
      title={`${label} of ${vmName}?`}
      isOpen={isOpen}
      onOpenChange={change}
      confirmLabel={label}
      cancelLabel={points.length === 1 ? "Keep it" : "Keep them"}
      isDanger
      typeToConfirm={{ label: "Virtual machine", text: vmName }}
      onConfirm={() => command.run({ pointIds: points.map(({ id }) => id), confirmation: vmName })}
      isPending={command.isPending}
      error={command.error}
    >
      <WhatGoes points={points} />
    </ConfirmDialog>
  );
}

function WhatGoes({ points }: { points: readonly RestorePointSummaryDto[] }) {
  const now = useNow();
  const { data: settings } = useQuery(settingsQueries.current());
  const [first] = points;
  const failed = points.filter(({ state }) => state === "Failed").length;
  const staying = points.filter(({ isLastGood, isPinned }) => isLastGood || isPinned).length;
  return (
    <div className="flex flex-col gap-2">
      <p>
        {points.length === 1 && first ? (
          <>
            Taken <Instant at={first.takenAt} />. It moves
          </>
        ) : (
          "They move"
        )}{" "}
        to the bin.{" "}
        {settings &&
          (settings.binDays === 0 ? (
            "It keeps nothing, by its setting: Azure deletes within minutes, and nothing can be taken back."
          ) : (
            <>
              It can be undone for {counted(settings.binDays, "day")}. On{" "}
              <Instant at={new Date(now.getTime() + settings.binDays * dayMs).toISOString()} /> it is final: Azure
              deletes every disk held.
            </>
          ))}
      </p>
      {failed > 0 && <p className="text-muted text-sm">What failed holds nothing to restore and goes at once.</p>}
      {staying > 0 && (
        <p className="text-muted text-sm">A VM's last good point and pinned ones stay: they are refused.</p>
      )}
    </div>
  );
}

type OneVmOnlyProps = { isOpen: boolean; onOpenChange: (isOpen: boolean) => void; count: number };

function OneVmOnly({ isOpen, onOpenChange, count }: OneVmOnlyProps) {
  return (
    <Dialog
      title="Delete restore points"
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      footer={<Button onPress={() => onOpenChange(false)}>Close</Button>}
    >
      <Banner tone="info" title="Choose restore points of one virtual machine">
        They are of {count} machines. Deleting asks for the machine's name, so that nobody deletes another's by mistake.
      </Banner>
    </Dialog>
  );
}
