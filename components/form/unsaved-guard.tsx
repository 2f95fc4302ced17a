"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { ConfirmDialog } from "#components/feedback/confirm-dialog.tsx";

/**
 * Asks before what was typed is lost: on links of the page, on closing the tab and on reloading. The browser's back button
 * cannot be stopped reliably and is left alone.
 */
export function UnsavedGuard({ isDirty }: { isDirty: boolean }) {
  const router = useRouter();
  const [leavingTo, setLeavingTo] = useState<string | null>(null);

  useEffect(() => {
    if (!isDirty) return;
    const onClick = (event: MouseEvent) => {
      const href = plainNavigation(event);
      if (href === null) return;
      event.preventDefault();
      event.stopPropagation();
      setLeavingTo(href);
    };
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    document.addEventListener("click", onClick, { capture: true });
    window.addEventListener("beforeunload", onUnload);
    return () => {
      document.removeEventListener("click", onClick, { capture: true });
      window.removeEventListener("beforeunload", onUnload);
    };
  }, [isDirty]);

  return (
    <ConfirmDialog
      title="Leave without saving?"
      isOpen={leavingTo !== null}
      onOpenChange={(isOpen) => !isOpen && setLeavingTo(null)}
      confirmLabel="Leave without saving"
      cancelLabel="Stay"
      isDanger
      onConfirm={() => leavingTo !== null && router.push(leavingTo)}
      isPending={false}
      error={null}
    >
      What you changed on this page has not been saved and will be lost.
    </ConfirmDialog>
  );
}

/** The path that a click would lead to in this tab; null for anything else. */
function plainNavigation(event: MouseEvent): string | null {
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!isPlain || !link || link.target || link.origin !== window.location.origin) return null;
  if (link.pathname === window.location.pathname) return null;
  return `${link.pathname}${link.search}`;
}
