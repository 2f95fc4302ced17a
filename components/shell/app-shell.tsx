import Link from "next/link";
import type { ReactNode } from "react";
import { Toaster } from "#components/feedback/toaster.tsx";
import { ArmHost } from "./arm-host.tsx";
import { Logo, LogoMark } from "./logo.tsx";
import { MobileNav } from "./mobile-nav.tsx";
import { NavLinks } from "./nav-links.tsx";
import { SessionBanner } from "./session-banner.tsx";
import { StatusBanner } from "./status-banner.tsx";
import type { Theme } from "./theme.ts";
import { ThemeToggle } from "./theme-toggle.tsx";
import { type ShellUser, UserMenu } from "./user-menu.tsx";

/** The frame around every page of the console. */
export function AppShell({ user, theme, children }: { user: ShellUser; theme: Theme; children: ReactNode }) {
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[15rem_minmax(0,1fr)] print:block">
      <a
        href="#content"
        className="-translate-y-20 fixed top-2 left-2 z-50 rounded-md bg-accent px-3 py-2 font-medium text-on-accent focus:translate-y-0"
      >
        Skip to content
      </a>
      <aside
        aria-label="Sidebar"
        className="sticky top-0 hidden h-dvh flex-col border-line border-r bg-surface lg:flex print:hidden"
      >
        <Link href="/overview" className="mx-3 mt-3 mb-2 flex h-9 items-center rounded-md px-2">
          <Logo />
        </Link>
        <div className="flex-1 overflow-y-auto px-3 py-2">
          <NavLinks />
        </div>
        <div className="border-line border-t px-5 py-3">
          <ArmHost />
        </div>
      </aside>
      <div className="flex min-w-0 flex-col">
        <header className="sticky top-0 z-30 flex h-13 items-center gap-2 border-line border-b bg-surface px-3 sm:px-6 lg:static lg:h-12 lg:border-transparent lg:bg-transparent print:hidden">
          <div className="flex items-center gap-1.5 lg:hidden">
            <MobileNav />
            <Link href="/overview" aria-label="Stillpoint, overview" className="rounded-md">
              <LogoMark />
            </Link>
          </div>
          <div className="ml-auto flex items-center gap-1">
            <ThemeToggle theme={theme} />
            <UserMenu user={user} />
          </div>
        </header>
        <main
          id="content"
          tabIndex={-1}
          className="w-full max-w-384 flex-1 px-4 pt-4 pb-8 outline-none sm:px-6 lg:pt-1"
        >
          <SessionBanner />
          <StatusBanner />
          {children}
        </main>
      </div>
      <Toaster />
    </div>
  );
}
