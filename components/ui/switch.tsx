"use client";

import type { ReactNode } from "react";
import { Switch as AriaSwitch, type SwitchProps as AriaSwitchProps } from "react-aria-components/Switch";
import { joinClasses } from "./join-classes.ts";

export type SwitchProps = Omit<AriaSwitchProps, "className" | "style" | "children"> & {
  children: ReactNode;
  description?: ReactNode;
  className?: string;
};

export function Switch({ children, description, className, ...props }: SwitchProps) {
  return (
    <AriaSwitch
      {...props}
      className={joinClasses("group flex items-start gap-3 rounded-sm text-base disabled:text-faint", className)}
    >
      <span className="mt-0.5 flex h-5 w-9 shrink-0 items-center rounded-full border border-line-strong bg-sunken px-0.5 transition-colors group-disabled:opacity-50 group-selected:border-accent group-selected:bg-accent">
        <span className="size-3.5 rounded-full bg-line-strong transition-transform group-selected:translate-x-4 group-selected:bg-on-accent" />
      </span>
      <span className="min-w-0">
        {children}
        {description && <span className="block text-muted text-xs">{description}</span>}
      </span>
    </AriaSwitch>
  );
}
