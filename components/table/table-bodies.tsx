"use client";

import { FilterX, RotateCw } from "lucide-react";
import { ErrorPanel } from "#components/feedback/error-panel.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { ServiceError } from "#lib/contracts/service-error.ts";

/** Rows to come, in the table's own shape. */
export function LoadingRows({ columnCount, label }: { columnCount: number; label: string }) {
  return (
    <>
      {["w-3/4", "w-2/3", "w-4/5", "w-1/2", "w-3/5", "w-2/3"].map((width, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
        <tr key={index}>
          <td colSpan={columnCount} className="h-11 border-line border-t px-4">
            {index === 0 && (
              <span role="status" className="sr-only">
                Loading {label.toLowerCase()}
              </span>
            )}
            <Skeleton className={`h-3.5 ${width}`} />
          </td>
        </tr>
      ))}
    </>
  );
}

/** There is something, but not under these filters: never to be mistaken for "empty". */
export function NoMatch({ label, onClearFilters }: { label: string; onClearFilters: () => void }) {
  return (
    <EmptyState
      icon={FilterX}
      title="Nothing matches these filters"
      actions={<Button onPress={onClearFilters}>Clear filters</Button>}
    >
      {label} exist, but none fits what you are looking for.
    </EmptyState>
  );
}

export function FailedBody({ label, error, onRetry }: { label: string; error: ServiceError; onRetry: () => void }) {
  return (
    <div className="p-4">
      <ErrorPanel
        title={`${label} could not be loaded`}
        meaning={error.message}
        ids={[{ label: "Request ID", value: error.requestId }]}
        actions={
          <Button onPress={onRetry} icon={<RotateCw aria-hidden />}>
            Try again
          </Button>
        }
      />
    </div>
  );
}
