import { joinClasses } from "./join-classes.ts";

/** Stands where content will be, in its size; the region around it says that it is loading. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span aria-hidden className={joinClasses("block animate-shimmer rounded-md bg-neutral-soft", className ?? "h-4")} />
  );
}
