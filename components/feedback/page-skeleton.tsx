import { Skeleton } from "#components/ui/skeleton.tsx";

/** Body of `loading.tsx`: the shape of a page, so that nothing jumps when it arrives. */
export function PageSkeleton() {
  return (
    <div role="status" aria-label="Loading">
      <Skeleton className="mb-2 h-6 w-48" />
      <Skeleton className="mb-6 h-4 w-80 max-w-full" />
      <div className="rounded-lg border border-line bg-surface p-5">
        {["w-11/12", "w-4/5", "w-10/12", "w-3/4", "w-9/12", "w-4/6"].map((width) => (
          <Skeleton key={width} className={`mb-4 h-4 last:mb-0 ${width}`} />
        ))}
      </div>
    </div>
  );
}
