"use client";

import { Pin, PinOff, Trash2, Undo2 } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { ButtonLook } from "#components/ui/button-classes.ts";
import { usePinPoints, useTakeBackPoints, useUnpinPoints } from "#lib/client/commands/restore-points.ts";
import type { RestorePointSummaryDto } from "#lib/contracts/restore-points.ts";
import { DeletePointsDialog } from "./delete-points-dialog.tsx";

type PointButtonsProps = Pick<ButtonLook, "size"> & {
  /** As they are shown; the server judges each once more. */
  points: readonly RestorePointSummaryDto[];
  /** Once something has changed. */
  onDone: () => void;
};

/** What can be done with these points: a button for each thing that means something for at least one of them. */
export function PointButtons({ points, size, onDone }: PointButtonsProps) {
  const [isDeleting, setIsDeleting] = useState(false);
  const pin = usePinPoints(onDone);
  const unpin = useUnpinPoints(onDone);
  const takeBack = useTakeBackPoints(onDone);
  const isPending = pin.isPending || unpin.isPending || takeBack.isPending;
  const idsOf = (isMeant: (point: RestorePointSummaryDto) => boolean) => points.filter(isMeant).map(({ id }) => id);
  const [toPin, pinned] = [idsOf((point) => !point.isPinned && !point.bin), idsOf((point) => point.isPinned)];
  const [binned, toDelete] = [idsOf((point) => point.bin !== null), points.filter((point) => !point.bin)];
  return (
    <>
      {binned.length > 0 && (
        <Button
          size={size}
          icon={<Undo2 aria-hidden />}
          isPending={takeBack.isPending}
          isDisabled={isPending && !takeBack.isPending}
          onPress={() => takeBack.run({ pointIds: binned })}
        >
          Take back
        </Button>
      )}
      {toPin.length > 0 && (
        <Button
          size={size}
          icon={<Pin aria-hidden />}
          isPending={pin.isPending}
          isDisabled={isPending && !pin.isPending}
          onPress={() => pin.run({ pointIds: toPin })}
        >
          Pin
        </Button>
      )}
      {pinned.length > 0 && (
        <Button
          size={size}
          icon={<PinOff aria-hidden />}
          isPending={unpin.isPending}
          isDisabled={isPending && !unpin.isPending}
          onPress={() => unpin.run({ pointIds: pinned })}
        >
          Unpin
        </Button>
      )}
      {toDelete.length > 0 && (
        <>
          <Button size={size} icon={<Trash2 aria-hidden />} isDisabled={isPending} onPress={() => setIsDeleting(true)}>
            Delete
          </Button>
          <DeletePointsDialog
            points={toDelete}
            isOpen={isDeleting}
            onOpenChange={setIsDeleting}
            onDone={() => {
              setIsDeleting(false);
              onDone();
            }}
          />
        </>
      )}
    </>
  );
}
