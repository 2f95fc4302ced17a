"use client";

import type { ReactElement, ReactNode } from "react";
import { Focusable } from "react-aria-components/Focusable";
import { Tooltip as AriaTooltip, TooltipTrigger } from "react-aria-components/Tooltip";

export type TooltipProps = {
  /** Adds to what is visible; nothing may be said in a tooltip alone. */
  content: ReactNode;
  /** One focusable element: a button of this kit, or a plain element with `tabIndex` and a role. */
  children: ReactElement;
  /** The child is a plain DOM element instead of a button of the kit. */
  isPlain?: boolean;
};

export function Tooltip({ content, children, isPlain }: TooltipProps) {
  return (
    <TooltipTrigger delay={400} closeDelay={100}>
      {isPlain ? <Focusable>{children as ReactElement<React.DOMAttributes<HTMLElement>, string>}</Focusable> : children}
      <AriaTooltip
        offset={6}
        className="max-w-xs rounded-md bg-ink px-2.5 py-1.5 text-canvas text-xs shadow-overlay transition-opacity entering:opacity-0 exiting:opacity-0"
      >
        {content}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
