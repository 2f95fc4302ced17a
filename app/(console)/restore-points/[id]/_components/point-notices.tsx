import { Banner } from "#components/feedback/banner.tsx";
import { Instant } from "#components/ui/instant.tsx";
import type { RestorePointDetailDto } from "#lib/contracts/restore-points.ts";
import { BinNotice } from "./bin-notice.tsx";

/** What must be known before anyone relies on the point. */
export function PointNotices({ point }: { point: RestorePointDetailDto }) {
  const { disks } = point;
  return (
    <>
      {point.vanishedAt && (
        <Banner tone="danger" title="This restore point has vanished from Azure">
          Azure was found not to have it on <Instant at={point.vanishedAt} />, though Stillpoint did not delete it. What
          stands here is our record of it. The activity log of its resource group in Azure says who deleted it.
        </Banner>
      )}
      {point.deletedAt && !point.vanishedAt && (
        <Banner tone="warning" title="This restore point is no longer in Azure">
          It is gone since <Instant at={point.deletedAt} />. What stands here is our record of it.
        </Banner>
      )}
      {point.bin && !point.deletedAt && <BinNotice bin={point.bin} retention={point.retention} />}
      {point.origin === "foreign" && (
        <Banner tone="info" title="Another tool made this restore point">
          Stillpoint shows it because Azure counts it against the VM's 500, and never changes or deletes it. Which disks
          it holds is not recorded here.
        </Banner>
      )}
      {point.state === "Succeeded" && disks && disks.held < disks.included && (
        <Banner tone="danger" title="This restore point does not hold every disk it should">
          Azure names {disks.held} of {disks.included} disk restore points. Do not rely on it for the others.
        </Banner>
      )}
      {point.state === "Failed" && (
        <Banner tone="danger" title="Azure could not complete this restore point">
          Do not rely on it.{point.run && " Its job says why."}
        </Banner>
      )}
    </>
  );
}
