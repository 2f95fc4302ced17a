"use client";

import { CircleCheck, CircleX, Info, X } from "lucide-react";
import Link from "next/link";
import { Button } from "react-aria-components/Button";
import { Text } from "react-aria-components/Text";
import {
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContentBox,
  UNSTABLE_ToastRegion as ToastRegion,
} from "react-aria-components/Toast";
import { toneText } from "#components/ui/tone.ts";
import { type ToastContent, toastQueue } from "#lib/client/toasts.ts";

const icons = { success: CircleCheck, danger: CircleX, info: Info };

/** A landmark (F6 jumps to it) whose toasts are announced; each can be closed by keyboard. */
export function Toaster() {
  return (
    <ToastRegion
      queue={toastQueue}
      aria-label="Notifications"
      className="fixed right-4 bottom-4 left-4 z-60 flex flex-col-reverse items-end gap-2 rounded-lg sm:left-auto"
    >
      {({ toast }) => (
        <Toast
          toast={toast}
          className="flex w-full items-start gap-3 rounded-lg border border-line bg-raised p-3.5 shadow-overlay sm:w-96"
        >
          <ToastIcon tone={toast.content.tone} />
          <ToastContentBox className="min-w-0 flex-1">
            <Text slot="title" className="block font-medium text-base">
              {toast.content.title}
            </Text>
            {toast.content.description && (
              <Text slot="description" className="block text-muted text-sm wrap-anywhere">
                {toast.content.description}
              </Text>
            )}
            {toast.content.link && (
              <Link
                href={toast.content.link.href}
                className="mt-1 inline-block font-medium text-accent-text text-sm hover:underline"
              >
                {toast.content.link.label}
              </Link>
            )}
          </ToastContentBox>
          <Button
            slot="close"
            aria-label="Dismiss"
            className="flex size-6 items-center justify-center rounded-md text-faint hover:bg-hover hover:text-ink"
          >
            <X aria-hidden className="size-4" />
          </Button>
        </Toast>
      )}
    </ToastRegion>
  );
}

function ToastIcon({ tone }: Pick<ToastContent, "tone">) {
  const Icon = icons[tone];
  return <Icon aria-hidden className={`mt-0.5 size-4.5 shrink-0 ${toneText[tone]}`} />;
}
