import { joinClasses } from "#components/ui/join-classes.ts";

/** Two disks cut at one instant. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={joinClasses("size-7", className)}>
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <g className="stroke-on-accent" strokeWidth="2" strokeLinecap="round">
        <path d="M5 11.5h7.2M19.8 11.5H27M5 20.5h7.2M19.8 20.5H27" opacity="0.6" />
        <path d="M16 5v22" />
      </g>
      <g className="fill-on-accent">
        <circle cx="16" cy="11.5" r="2.9" />
        <circle cx="16" cy="20.5" r="2.9" />
      </g>
    </svg>
  );
}

export function Logo() {
  return (
    <span className="flex items-center gap-2.5">
      <LogoMark />
      <span className="font-semibold text-lg tracking-tight">Stillpoint</span>
    </span>
  );
}
