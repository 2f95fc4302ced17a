"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { joinClasses } from "#components/ui/join-classes.ts";
import { navItems } from "./nav-items.ts";

export function NavLinks({ onNavigate }: { onNavigate?: () => void }) {
  const pathname = usePathname();
  return (
    <nav aria-label="Main">
      <ul className="flex flex-col gap-0.5">
        {navItems.map(({ href, label, icon: Icon, badge: NavBadge }) => {
          const isCurrent = pathname === href || pathname.startsWith(`${href}/`);
          return (
            <li key={href}>
              <Link
                href={href}
                aria-current={isCurrent ? "page" : undefined}
                {...(onNavigate ? { onClick: onNavigate } : {})}
                className={joinClasses(
                  "relative flex h-9 items-center gap-2.5 rounded-md px-2.5 text-base transition-colors",
                  isCurrent
                    ? "bg-accent-soft font-medium text-accent-text"
                    : "text-muted hover:bg-hover hover:text-ink",
                )}
              >
                <Icon aria-hidden className="size-4 shrink-0" />
                {label}
                {NavBadge && <NavBadge />}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
