import type { ReactNode } from "react";
import { buttonClasses } from "#components/ui/button-classes.ts";

type HeaderPopoverProps = { id: string; label: string; trigger: ReactNode; children: ReactNode };

/**
 * What opens below a button of the header. The browser's own popover: it closes on Escape and on a click beside it, gives the
 * focus back, works before any script has loaded, and keeps the menu library out of every page's first load.
 */
export function HeaderPopover({ id, label, trigger, children }: HeaderPopoverProps) {
  return (
    <div>
      <button
        type="button"
        popoverTarget={id}
        className={buttonClasses({ variant: "quiet", size: "icon" }, "rounded-full")}
      >
        {trigger}
        <span className="sr-only">{label}</span>
      </button>
      <div
        id={id}
        popover="auto"
        className="fixed inset-auto top-12 right-3 m-0 min-w-52 rounded-lg border border-line bg-raised text-ink shadow-overlay sm:right-6 lg:absolute"
      >
        {children}
      </div>
    </div>
  );
}
