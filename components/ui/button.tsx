"use client";

import { LoaderCircle } from "lucide-react";
import type { ReactNode } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components/Button";
import { type ButtonLook, buttonClasses } from "./button-classes.ts";

export type ButtonProps = Omit<AriaButtonProps, "className" | "style" | "children"> &
  ButtonLook & {
    children?: ReactNode;
    icon?: ReactNode;
    className?: string;
  };

/** Stays focusable while pending, so that the screen reader hears how it ends. */
export function Button({ variant, size, icon, children, className, ...props }: ButtonProps) {
  return (
    <AriaButton {...props} className={buttonClasses({ variant, size }, className)}>
      {({ isPending }) => (
        <>
          {isPending ? <LoaderCircle aria-hidden className="size-4 animate-spin" /> : icon}
          {children}
        </>
      )}
    </AriaButton>
  );
}
