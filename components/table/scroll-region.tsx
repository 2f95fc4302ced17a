import type { ReactNode } from "react";
import { joinClasses } from "#components/ui/join-classes.ts";

type ScrollRegionProps = { label: string; children: ReactNode; className?: string | undefined };

/** Scrolls inside itself on narrow screens; reachable by keyboard, because arrow keys are the only way to scroll it without a mouse. */
export function ScrollRegion({ label, children, className }: ScrollRegionProps) {
  return (
    <section
      aria-label={`${label}, scrollable`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must take the focus (axe: scrollable-region-focusable)
      tabIndex={0}
      className={joinClasses("-outline-offset-2 overflow-auto lg:max-h-[max(24rem,calc(100dvh-16.5rem))]", className)}
    >
      {children}
    </section>
  );
}
