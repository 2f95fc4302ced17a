import Link from "next/link";
import type { ReactNode } from "react";
import { type ButtonLook, buttonClasses } from "./button-classes.ts";

export type LinkButtonProps = ButtonLook & {
  href: string;
  children?: ReactNode;
  icon?: ReactNode;
  className?: string;
  "aria-label"?: string;
  /** A full page load instead of a client-side one: for route handlers that redirect. */
  isDocument?: boolean;
};

/** Goes somewhere; what does something is a `Button`. */
export function LinkButton({ variant, size, icon, href, children, className, isDocument, ...rest }: LinkButtonProps) {
  const classes = buttonClasses({ variant, size }, className);
  const content = (
    <>
      {icon}
      {children}
    </>
  );
  if (isDocument) {
    return (
      <a {...rest} href={href} className={classes}>
        {content}
      </a>
    );
  }
  return (
    <Link {...rest} href={href} className={classes}>
      {content}
    </Link>
  );
}
