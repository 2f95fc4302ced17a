"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ErrorPanel } from "#components/feedback/error-panel.tsx";
import { Button } from "#components/ui/button.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { toServiceError } from "#lib/client/api-error.ts";
import type { PolicyChangePlanDto } from "#lib/contracts/policy-changes.ts";

type PlanStateProps = {
  query: UseQueryResult<PolicyChangePlanDto>;
  children: (plan: PolicyChangePlanDto) => ReactNode;
};

/** A plan, once it is there; an old one is not shown while it is worked out again. */
export function PlanState({ query, children }: PlanStateProps) {
  if (query.data && !query.isFetching) return children(query.data);
  if (query.error && !query.isFetching) {
    const { message, requestId } = toServiceError(query.error);
    return (
      <ErrorPanel
        title="The effects could not be worked out"
        meaning={message}
        ids={[{ label: "Request ID", value: requestId }]}
        actions={<Button onPress={() => query.refetch()}>Try again</Button>}
      />
    );
  }
  return (
    <div role="status" aria-label="Working out the effects" className="flex flex-col gap-3">
      <Skeleton className="h-24" />
      <Skeleton className="h-24" />
      <Skeleton className="h-24" />
    </div>
  );
}
