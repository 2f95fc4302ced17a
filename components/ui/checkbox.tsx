"use client";

import { Check, Minus } from "lucide-react";
import type { ReactNode } from "react";
import { Checkbox as AriaCheckbox, type CheckboxProps as AriaCheckboxProps } from "react-aria-components/Checkbox";
import { joinClasses } from "./join-classes.ts";

export type CheckboxProps = Omit<AriaCheckboxProps, "className" | "style" | "children"> & {
  /** Without a visible label give an `aria-label`. */
  children?: ReactNode;
  description?: ReactNode;
  className?: string;
};

export function Checkbox({ children, description, className, ...props }: CheckboxProps) {
  return (
    <AriaCheckbox
      {...props}
      className={joinClasses("group flex items-start gap-2.5 rounded-sm text-base disabled:text-faint", className)}
    >
      {({ isSelected, isIndeterminate }) => (
        <>
          <span
            className={joinClasses(
              "mt-0.5 flex size-4.5 shrink-0 items-center justify-center rounded-sm border bg-surface text-on-accent transition-colors",
              "border-line-strong group-selected:border-accent group-selected:bg-accent group-indeterminate:border-accent",
              "group-indeterminate:bg-accent group-invalid:border-danger-mark group-disabled:opacity-50",
            )}
          >
            {isIndeterminate ? (
              <Minus aria-hidden className="size-3.5" strokeWidth={3} />
            ) : (
              isSelected && <Check aria-hidden className="size-3.5" strokeWidth={3} />
            )}
          </span>
          {(children || description) && (
            <span className="min-w-0">
              {children}
              {description && <span className="block text-muted text-xs">{description}</span>}
            </span>
          )}
        </>
      )}
    </AriaCheckbox>
  );
}
