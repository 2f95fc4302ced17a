"use client";

import { Banner } from "#components/feedback/banner.tsx";
import { useNow } from "#components/ui/clock.tsx";
import { Instant } from "#components/ui/instant.tsx";
import type { PointBinDto, RetentionDto } from "#lib/contracts/restore-points.ts";

type BinNoticeProps = { bin: PointBinDto; retention: RetentionDto | null };

/** When it is final, who decided so, and what taking it back means. */
export function BinNotice({ bin, retention }: BinNoticeProps) {
  const isPast = new Date(bin.purgeAt) <= useNow();
  return (
    <Banner
      tone="warning"
      title={
        isPast ? (
          "In the bin: its days are over, and a job deletes it in Azure"
        ) : (
          <>
            In the bin: deleted in Azure on <Instant at={bin.purgeAt} />
          </>
        )
      }
    >
      {bin.by === null ? "Retention put it there" : `${bin.by} deleted it`} on <Instant at={bin.since} />. Until it is
      deleted it can be taken back, is billed, and counts against the VM's 500.
      {retention?.isKept === false &&
        retention.because === "expired" &&
        " No rule keeps it any more: taking it back pins it as well."}
    </Banner>
  );
}
