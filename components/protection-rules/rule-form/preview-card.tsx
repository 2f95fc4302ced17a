"use client";

import { ErrorPanel } from "#components/feedback/error-panel.tsx";
import { OutcomeCounts } from "#components/protection-rules/outcome-counts.tsx";
import { TakenElsewhere } from "#components/protection-rules/taken-elsewhere.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { joinClasses } from "#components/ui/join-classes.ts";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { toServiceError } from "#lib/client/api-error.ts";
import type { RulePreview } from "./use-rule-preview.ts";

/** The dry run: what saving would do now. What is saved is what stands here. */
export function PreviewCard({ preview, isWanted, isOn }: { preview: RulePreview; isWanted: boolean; isOn: boolean }) {
  return (
    <Card title={isOn ? "What saving would do" : "What it would do if it were on"}>
      <PreviewBody preview={preview} isWanted={isWanted} />
    </Card>
  );
}

function PreviewBody({
  preview: { data, isCurrent, error, refetch },
  isWanted,
}: {
  preview: RulePreview;
  isWanted: boolean;
}) {
  if (!isWanted) {
    return (
      <p className="text-muted">
        Choose a policy and say which virtual machines the rule selects: then this shows how many of them match now.
      </p>
    );
  }
  if (error) {
    const { message, requestId } = toServiceError(error);
    return (
      <ErrorPanel
        title="The matches could not be counted"
        meaning={message}
        ids={[{ label: "Request ID", value: requestId }]}
        actions={<Button onPress={refetch}>Try again</Button>}
      />
    );
  }
  if (!data) {
    return (
      <div role="status" aria-label="Counting matches" className="flex flex-col gap-3">
        <Skeleton className="h-7" />
        <Skeleton className="h-20" />
      </div>
    );
  }
  return (
    <div className={joinClasses("flex flex-col gap-4 transition-opacity", !isCurrent && "opacity-60")}>
      <p role="status" className="text-base">
        Matches now: <strong className="font-semibold">{vms(data.matches)}</strong> of{" "}
        {data.fleet.toLocaleString("en-GB")}
        {!isCurrent && <span className="sr-only">, being counted again</span>}
      </p>
      <OutcomeCounts counts={data.counts} samples={data.samples} />
      <TakenElsewhere elsewhere={data.elsewhere} />
    </div>
  );
}

const vms = (count: number): string =>
  count === 1 ? "1 virtual machine" : `${count.toLocaleString("en-GB")} virtual machines`;
