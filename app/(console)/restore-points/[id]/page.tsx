import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BackupDisks } from "#components/backup/backup-disks.tsx";
import { BackupNowButton } from "#components/backup/backup-now-button.tsx";
import { CapturedConfiguration } from "#components/backup/captured-configuration.tsx";
import { PointActionsOfOne } from "#components/backup/point-actions/point-actions-of-one.tsx";
import { ForeignMark, PointMarks } from "#components/backup/point-cells.tsx";
import { PointStateBadge } from "#components/backup/point-state-badge.tsx";
import { PromisedVerdict } from "#components/backup/promised-verdict.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Card } from "#components/ui/card.tsx";
import { type RestorePointDetailDto, restorePointIdInput } from "#lib/contracts/restore-points.ts";
import { requireUser } from "#lib/next/require-permission.ts";
import { userMay } from "#lib/next/user-may.ts";
import { getRestorePoint } from "#lib/services/restore-points/get-restore-point.ts";
import { PointFacts } from "./_components/point-facts.tsx";
import { PointNotices } from "./_components/point-notices.tsx";

export const metadata: Metadata = { title: "Restore point" };

/** Drawn by the server alone: what is recorded of a point changes by what somebody does here, and then the page is drawn anew. */
export default async function RestorePointPage({ params }: { params: Promise<{ id: string }> }) {
  const { ctx, user } = await requireUser("view");
  const input = restorePointIdInput.safeParse(await params);
  const point = input.success ? await getRestorePoint(ctx, input.data) : null;
  if (!point) notFound();
  const isOwn = point.origin === "own";
  const canProtect = userMay(user, "protect");
  return (
    <>
      <PageHeader
        title={`Restore point of ${point.vm.name}`}
        description={<span className="font-mono text-sm wrap-anywhere">{point.name}</span>}
        badge={
          <>
            <PointStateBadge point={point} />
            <PointMarks point={point} />
            {!isOwn && <ForeignMark />}
          </>
        }
        crumbs={[{ label: "Restore points", href: "/restore-points" }, { label: point.vm.name }]}
        actions={
          isOwn && (
            <>
              {canProtect && !point.deletedAt && <PointActionsOfOne point={point} />}
              {userMay(user, "backUp") && <BackupNowButton vmIds={[point.vm.id]} />}
            </>
          )
        }
      />
      <div className="flex flex-col gap-4">
        <PointNotices point={point} />
        <Card>
          <PointFacts point={point} />
        </Card>
        {isOwn && <OwnRecord point={point} />}
      </div>
    </>
  );
}

/** What only we know of a point, because we took it. */
function OwnRecord({ point }: { point: RestorePointDetailDto }) {
  return (
    <>
      <Card
        title="Disks"
        description={point.vanishedAt ? "As Azure held them until the point vanished." : undefined}
        isFlush
      >
        <BackupDisks disks={point.diskPoints} />
      </Card>
      {point.assessment && <PromisedVerdict assessment={point.assessment} />}
      {point.vmConfiguration !== null && <CapturedConfiguration configuration={point.vmConfiguration} />}
    </>
  );
}
