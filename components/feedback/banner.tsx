import type { ReactNode } from "react";
import { joinClasses } from "#components/ui/join-classes.ts";
import { type Tone, toneIcons, toneSoft } from "#components/ui/tone.ts";

export type BannerProps = {
  tone: Exclude<Tone, "accent" | "neutral">;
  title: ReactNode;
  /** What it means and what to do. */
  children?: ReactNode;
  actions?: ReactNode;
  /** `alert` interrupts the screen reader; only for what just happened and cannot wait. */
  role?: "status" | "alert";
  className?: string;
};

export function Banner({ tone, title, children, actions, role = "status", className }: BannerProps) {
  const Icon = toneIcons[tone];
  return (
    <div
      role={role}
      className={joinClasses("flex flex-wrap gap-x-4 gap-y-2 rounded-lg px-4 py-3", toneSoft[tone], className)}
    >
      <div className="flex min-w-0 flex-1 basis-64 gap-2.5">
        <Icon aria-hidden className="mt-0.5 size-4.5 shrink-0" />
        <div className="min-w-0 text-base">
          <p className="font-medium">{title}</p>
          {children && <div className="text-ink text-sm">{children}</div>}
        </div>
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </div>
  );
}
