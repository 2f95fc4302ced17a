"use client";

import type { ReactNode } from "react";
import { Dialog } from "react-aria-components/Dialog";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { joinClasses } from "./join-classes.ts";
import { ModalTitle, overlayClasses } from "./modal-parts.tsx";

export type DrawerProps = {
  title: string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  children: ReactNode;
  footer?: ReactNode;
  side?: "left" | "right";
};

/** A panel at the edge: details of one row while the list stays in sight. */
export function Drawer({ title, isOpen, onOpenChange, children, footer, side = "right" }: DrawerProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable
      className={joinClasses(overlayClasses, side === "right" ? "justify-end" : "justify-start")}
    >
      <Modal
        className={joinClasses("h-dvh w-full bg-raised shadow-overlay", side === "right" ? "max-w-xl" : "max-w-72")}
      >
        <Dialog className="flex h-full flex-col outline-none">
          <ModalTitle title={title} onClose={() => onOpenChange(false)} />
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
          {footer && <div className="flex flex-wrap justify-end gap-2 border-line border-t px-5 py-3.5">{footer}</div>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
