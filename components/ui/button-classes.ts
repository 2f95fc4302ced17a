import { joinClasses } from "./join-classes.ts";

export type ButtonLook = {
  variant?: "primary" | "secondary" | "quiet" | "danger" | undefined;
  /** `icon` is square: give the button an `aria-label`. */
  size?: "small" | "medium" | "icon" | undefined;
};

const variants = {
  primary: "bg-accent text-on-accent hover:bg-accent-strong pressed:bg-accent-strong shadow-card",
  secondary: "bg-surface text-ink border border-line-strong/60 hover:bg-hover pressed:bg-hover shadow-card",
  quiet: "text-muted hover:bg-hover hover:text-ink pressed:bg-hover",
  danger: "bg-danger-solid text-on-danger hover:brightness-95 pressed:brightness-90 shadow-card",
};

const sizes = {
  small: "h-7 px-2.5 text-sm gap-1.5 rounded-md",
  medium: "h-9 px-3.5 text-base gap-2 rounded-md",
  icon: "size-8 rounded-md",
};

/** Shared by buttons and by links that look like one. */
export const buttonClasses = ({ variant = "secondary", size = "medium" }: ButtonLook, className?: string): string =>
  joinClasses(
    "inline-flex shrink-0 cursor-default select-none items-center justify-center whitespace-nowrap font-medium",
    "transition-colors disabled:cursor-not-allowed disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0",
    variants[variant],
    sizes[size],
    className,
  );
