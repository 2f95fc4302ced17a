"use client";

import type { ReactNode } from "react";
import { Dialog as AriaDialog } from "react-aria-components/Dialog";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { joinClasses } from "./join-classes.ts";
import { ModalTitle, overlayClasses } from "./modal-parts.tsx";

export type DialogProps = {
  title: string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  children: ReactNode;
  /** Buttons, the main one last. */
  footer?: ReactNode;
  size?: "medium" | "large";
  /** `alertdialog` interrupts: a click beside it does not close it. */
  role?: "dialog" | "alertdialog";
};

const widths = { medium: "max-w-lg", large: "max-w-3xl" };

export function Dialog({
  title,
  isOpen,
  onOpenChange,
  children,
  footer,
  size = "medium",
  role = "dialog",
}: DialogProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable={role === "dialog"}
      className={joinClasses(overlayClasses, "items-end justify-center sm:items-center sm:p-6")}
    >
      <Modal className={joinClasses("w-full rounded-t-xl bg-raised shadow-overlay sm:rounded-xl", widths[size])}>
        <AriaDialog role={role} className="flex max-h-[calc(100dvh-3rem)] flex-col outline-none">
          <ModalTitle title={title} onClose={() => onOpenChange(false)} />
          <div className="overflow-y-auto px-5 py-4">{children}</div>
          {footer && <div className="flex flex-wrap justify-end gap-2 border-line border-t px-5 py-3.5">{footer}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
