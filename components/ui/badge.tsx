import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { joinClasses } from "./join-classes.ts";
import { type Tone, toneIcons, toneSoft } from "./tone.ts";

export type BadgeProps = {
  tone?: Tone;
  /** Replaces the icon of the tone; `null` for a label that is not a status. */
  icon?: LucideIcon | null;
  children: ReactNode;
  className?: string;
};

export function Badge({ tone = "neutral", icon, children, className }: BadgeProps) {
  const Icon = icon === undefined ? toneIcons[tone] : icon;
  return (
    <span
      className={joinClasses(
        "inline-flex max-w-full items-center gap-1 rounded-full px-2 py-0.5 font-medium text-xs",
        toneSoft[tone],
        className,
      )}
    >
      {Icon && <Icon aria-hidden className="size-3.5 shrink-0" />}
      <span className="truncate">{children}</span>
    </span>
  );
}
