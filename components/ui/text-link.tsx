import Link from "next/link";
import type { ReactNode } from "react";
import { joinClasses } from "./join-classes.ts";

export function TextLink({ href, children, className }: { href: string; children: ReactNode; className?: string }) {
  return (
    <Link
      href={href}
      className={joinClasses("rounded-sm font-medium text-accent-text underline-offset-3 hover:underline", className)}
    >
      {children}
    </Link>
  );
}
