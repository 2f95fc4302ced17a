"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { ErrorPanel } from "#components/feedback/error-panel.tsx";
import { OutcomeCounts } from "#components/protection-rules/outcome-counts.tsx";
import { TakenElsewhere } from "#components/protection-rules/taken-elsewhere.tsx";
import { Button } from "#components/ui/button.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { toServiceError } from "#lib/client/api-error.ts";
import type { RuleChangePreviewDto } from "#lib/contracts/protection-rules.ts";
import { counted } from "#lib/domain/policy/policy-in-words.ts";

/** The dry run of a button: what the change would do now. */
export function ChangeEffects({ query }: { query: UseQueryResult<RuleChangePreviewDto> }) {
  const { data, error, isFetching } = query;
  if (error && !isFetching) {
    return (
      <ErrorPanel
        title="The effects could not be worked out"
        meaning={toServiceError(error).message}
        actions={<Button onPress={() => query.refetch()}>Try again</Button>}
      />
    );
  }
  if (!data) {
    return (
      <div role="status" aria-label="Working out the effects">
        <Skeleton className="h-16" />
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      {data.matches === 0 && data.protecting > 0 && (
        <p>
          <strong className="font-medium">{counted(data.protecting, "virtual machine")}</strong>{" "}
          {data.protecting === 1 ? "keeps its" : "keep their"} protection.
        </p>
      )}
      <OutcomeCounts counts={data.counts} samples={data.samples} />
      <TakenElsewhere elsewhere={data.elsewhere} />
    </div>
  );
}
