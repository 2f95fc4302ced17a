import { Instant } from "./instant.tsx";

/** "3 hours ago", with the exact time in the user's zone and in UTC in the title. */
export function RelativeTime({ at, className }: { at: string | null; className?: string }) {
  return <Instant at={at} form="relative" {...(className ? { className } : {})} />;
}
