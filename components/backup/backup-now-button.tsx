"use client";

import { CirclePlay } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { ButtonLook } from "#components/ui/button-classes.ts";
import { BackupNowDialog } from "./backup-now-dialog.tsx";

export type BackupNowButtonProps = Pick<ButtonLook, "variant" | "size"> & {
  /** Rows of VMs, at most 100; show the button only to those who may back up. */
  vmIds: readonly string[];
};

export function BackupNowButton({ vmIds, variant, size }: BackupNowButtonProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button variant={variant} size={size} icon={<CirclePlay aria-hidden />} onPress={() => setIsOpen(true)}>
        Backup now
      </Button>
      <BackupNowDialog vmIds={vmIds} isOpen={isOpen} onOpenChange={setIsOpen} />
    </>
  );
}
