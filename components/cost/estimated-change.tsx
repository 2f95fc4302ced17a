"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { Card } from "#components/ui/card.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { toServiceError } from "#lib/client/api-error.ts";
import type { EstimatedChangeDto } from "#lib/contracts/what-if.ts";
import { EstimateNote } from "./estimate-note.tsx";

type EstimatedChangeProps = { query: UseQueryResult<EstimatedChangeDto>; href: string | null };

/** What a change would cost, beside what else it does; that it cannot be said stops nothing. */
export function EstimatedChange({ query: { data, error }, href }: EstimatedChangeProps) {
  return (
    <Card title="Estimated cost">
      {data ? (
        <EstimateNote estimate={data.after} before={data.before.monthly.high > 0 ? data.before : null} href={href} />
      ) : error ? (
        <p className="text-muted text-sm">{toServiceError(error).message}</p>
      ) : (
        <Skeleton className="h-11" />
      )}
    </Card>
  );
}
