"use client";

import { useQuery } from "@tanstack/react-query";
import { Banner } from "#components/feedback/banner.tsx";
import { Instant } from "#components/ui/instant.tsx";
import { ApiError } from "#lib/client/api-error.ts";
import { systemQueries } from "#lib/client/queries/system.ts";
import { useSessionEnded } from "#lib/client/use-session-ended.ts";

/** Data that nobody refreshes must not look fresh. */
export function StatusBanner() {
  const { data, error } = useQuery(systemQueries.status());
  const hasSessionEnded = useSessionEnded();
  // Of its end the session's own banner speaks.
  if (error && !hasSessionEnded) {
    return (
      <Banner
        tone="warning"
        title={`The Stillpoint server ${error instanceof ApiError ? "answers with an error" : "does not answer"}`}
        className="mb-5"
      >
        What you see may be out of date. It refreshes by itself as soon as the server can tell again.
      </Banner>
    );
  }
  if (!data?.isWorkerSilent) return null;
  return (
    <Banner tone="danger" title="No worker is running" className="mb-5">
      {data.workerSeenAt ? (
        <>
          The last sign of life came on <Instant at={data.workerSeenAt} />.
        </>
      ) : (
        "None has reported yet."
      )}{" "}
      Until a worker runs, no backup starts, running jobs stand still and the inventory is not refreshed.
    </Banner>
  );
}
