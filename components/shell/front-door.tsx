import type { ReactNode } from "react";
import { Logo } from "./logo.tsx";

/** Frame of the pages outside the console: signing in, having no role. */
export function FrontDoor({ children }: { children: ReactNode }) {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center px-4 py-12">
      <div className="w-full max-w-md">
        <div className="mb-6 flex justify-center">
          <Logo />
        </div>
        <div className="rounded-xl border border-line bg-surface p-6 shadow-card sm:p-8">{children}</div>
        <p className="mt-5 text-center text-faint text-xs text-pretty">
          Agentless, multi-disk crash-consistent restore points for Azure virtual machines.
        </p>
      </div>
    </main>
  );
}
