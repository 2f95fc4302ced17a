"use client";

import { type ReactNode, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { ServiceError } from "#lib/contracts/service-error.ts";
import { ErrorPanel } from "./error-panel.tsx";

export type ConfirmDialogProps = {
  title: string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  /** What will happen, what goes, and when it is final. */
  children: ReactNode;
  /** The action in words: "Delete policy", never "OK". */
  confirmLabel: string;
  cancelLabel?: string;
  isDanger?: boolean;
  /** For what cannot be undone: this must be typed first. */
  typeToConfirm?: { label: string; text: string };
  onConfirm: () => void;
  isPending: boolean;
  error: ServiceError | null;
};

export function ConfirmDialog({ onOpenChange, isOpen, title, ...content }: ConfirmDialogProps) {
  return (
    <Dialog title={title} isOpen={isOpen} onOpenChange={onOpenChange} role="alertdialog">
      <ConfirmContent {...content} onClose={() => onOpenChange(false)} />
    </Dialog>
  );
}

type ContentProps = Omit<ConfirmDialogProps, "isOpen" | "onOpenChange" | "title"> & { onClose: () => void };

/** Mounted with the dialog, so that every opening starts with an empty confirmation. */
function ConfirmContent({ children, typeToConfirm, isDanger, error, ...buttons }: ContentProps) {
  const [typed, setTyped] = useState("");
  const isConfirmed = !typeToConfirm || typed.trim() === typeToConfirm.text;
  return (
    <div className="flex flex-col gap-4">
      <div className="text-base text-pretty">{children}</div>
      {typeToConfirm && (
        <TextField
          label={typeToConfirm.label}
          description={
            <>
              Type <strong className="font-medium text-ink">{typeToConfirm.text}</strong> to confirm.
            </>
          }
          value={typed}
          onChange={setTyped}
          autoComplete="off"
        />
      )}
      <div role="alert" className="empty:hidden">
        {error && <ErrorPanel title={error.message} ids={[{ label: "Request ID", value: error.requestId }]} />}
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onPress={buttons.onClose} autoFocus>
          {buttons.cancelLabel ?? "Cancel"}
        </Button>
        <Button
          variant={isDanger ? "danger" : "primary"}
          isPending={buttons.isPending}
          isDisabled={!isConfirmed}
          onPress={buttons.onConfirm}
        >
          {buttons.confirmLabel}
        </Button>
      </div>
    </div>
  );
}
