import { Skeleton } from "#components/ui/skeleton.tsx";

/** The page's shape while the fleet is reckoned. */
export function CostSkeleton() {
  return (
    <div role="status" aria-label="Estimating" className="flex flex-col gap-5">
      <Skeleton className="h-40 rounded-lg" />
      <div className="grid grid-cols-2 gap-3 xl:grid-cols-4">
        {["reason", "weekly", "agentless", "orphans"].map((name) => (
          <Skeleton key={name} className="h-28 rounded-lg" />
        ))}
      </div>
      <Skeleton className="h-10" />
      <Skeleton className="h-96 rounded-lg" />
    </div>
  );
}
