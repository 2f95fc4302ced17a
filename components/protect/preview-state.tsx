"use client";

import type { ReactNode } from "react";
import { Banner } from "#components/feedback/banner.tsx";
import { ErrorPanel } from "#components/feedback/error-panel.tsx";
import { Button } from "#components/ui/button.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { toServiceError } from "#lib/client/api-error.ts";
import type { ProtectionPreviewDto } from "#lib/contracts/protection.ts";
import type { Preview } from "./use-preview.ts";

/** What the last three steps stand on; while it loads or fails, they say so instead of guessing. */
export function PreviewState({
  preview,
  children,
}: {
  preview: Preview;
  children: (dto: ProtectionPreviewDto) => ReactNode;
}) {
  if (preview.data) {
    return (
      <>
        {preview.data.missingVmIds.length > 0 && (
          <Banner tone="warning" title={missingTitle(preview.data.missingVmIds.length)}>
            What is no longer in the inventory is left out.
          </Banner>
        )}
        {children(preview.data)}
      </>
    );
  }
  if (preview.error) {
    const { message, requestId } = toServiceError(preview.error);
    return (
      <ErrorPanel
        title="The effect could not be worked out"
        meaning={message}
        ids={[{ label: "Request ID", value: requestId }]}
        actions={<Button onPress={() => preview.refetch()}>Try again</Button>}
      />
    );
  }
  return (
    <div role="status" aria-label="Looking at the virtual machines" className="flex flex-col gap-3">
      <Skeleton className="h-24" />
      <Skeleton className="h-24" />
      <Skeleton className="h-24" />
    </div>
  );
}

const missingTitle = (count: number): string =>
  count === 1 ? "1 chosen virtual machine is gone" : `${count} chosen virtual machines are gone`;
