import { CircleAlert, CircleCheck, CircleDashed, CircleX, Info, type LucideIcon } from "lucide-react";

export type Tone = "success" | "warning" | "danger" | "info" | "neutral" | "accent";

/** Tone is colour *and* icon, so that no status hangs on colour alone. */
export const toneIcons: Record<Tone, LucideIcon> = {
  success: CircleCheck,
  warning: CircleAlert,
  danger: CircleX,
  info: Info,
  neutral: CircleDashed,
  accent: Info,
};

export const toneText: Record<Tone, string> = {
  success: "text-success",
  warning: "text-warning",
  danger: "text-danger",
  info: "text-info",
  neutral: "text-muted",
  accent: "text-accent-text",
};

export const toneSoft: Record<Tone, string> = {
  success: "bg-success-soft text-success",
  warning: "bg-warning-soft text-warning",
  danger: "bg-danger-soft text-danger",
  info: "bg-info-soft text-info",
  neutral: "bg-neutral-soft text-muted",
  accent: "bg-accent-soft text-accent-text",
};
