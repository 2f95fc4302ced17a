"use client";

import { useQuery } from "@tanstack/react-query";
import { Banner } from "#components/feedback/banner.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { systemQueries } from "#lib/client/queries/system.ts";

/** Data that nobody refreshes must not look fresh. */
export function StatusBanner() {
  const { data, isError } = useQuery(systemQueries.status());
  if (isError) {
    return (
      <Banner tone="warning" title="The Stillpoint server does not answer" className="mb-5">
        What you see may be out of date. It refreshes by itself as soon as the server answers again.
      </Banner>
    );
  }
  if (!data?.isWorkerSilent) return null;
  return (
    <Banner tone="danger" title="No worker is running" className="mb-5">
      {data.workerSeenAt ? (
        <>
          The last sign of life came <RelativeTime at={data.workerSeenAt} />.
        </>
      ) : (
        "None has reported yet."
      )}{" "}
      Until a worker runs, no backup starts, running jobs stand still and the inventory is not refreshed.
    </Banner>
  );
}
