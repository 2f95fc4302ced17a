"use client";

import { X } from "lucide-react";
import { Button } from "react-aria-components/Button";
import { Heading } from "react-aria-components/Heading";

export const overlayClasses =
  "fixed inset-0 z-50 flex bg-scrim transition-opacity duration-150 entering:opacity-0 exiting:opacity-0";

export function ModalTitle({ title, onClose }: { title: string; onClose: () => void }) {
  return (
    <div className="flex items-start justify-between gap-4 border-line border-b px-5 py-4">
      <Heading slot="title" className="font-semibold text-lg">
        {title}
      </Heading>
      <Button
        aria-label="Close"
        onPress={onClose}
        className="-mr-1.5 flex size-7 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink"
      >
        <X aria-hidden className="size-4" />
      </Button>
    </div>
  );
}
