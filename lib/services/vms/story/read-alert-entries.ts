import type { VmEventDto } from "#lib/contracts/vms.ts";
import type { AlertKind } from "#lib/domain/alerts/alert-kinds.ts";
import type { ServiceContext } from "../../context.ts";
import { beyond, directionOf, type StorySeek } from "./story-seek.ts";

/** What they say stands in the story already, where the backup ended. */
const toldByItsJob: ReadonlySet<string> = new Set<AlertKind>(["backup-failed", "backup-warnings"]);

/** When alerts of the VM opened. Uses Alert(virtualMachineId, openedAt). */
export async function readOpenedAlerts(ctx: ServiceContext, seek: StorySeek): Promise<VmEventDto[]> {
  const direction = directionOf(seek);
  const rows = await ctx.db.alert.findMany({
    where: { AND: [{ virtualMachineId: seek.vmId }, beyond("openedAt", seek)] },
    orderBy: [{ openedAt: direction }, { id: direction }],
    take: seek.take,
    select: { id: true, kind: true, severity: true, openedAt: true, title: true, message: true },
  });
  return rows.map(({ id, kind, severity, openedAt, title, message }) => ({
    id,
    at: openedAt.toISOString(),
    kind: severity === "Critical" ? "CriticalAlertOpened" : "AlertOpened",
    message: toldByItsJob.has(kind) ? `Alert: ${title}.` : `Alert: ${title}. ${message}`,
    runId: null,
  }));
}

/** When they closed, and why. A VM has few, so they are sorted without an index. */
export async function readClosedAlerts(ctx: ServiceContext, seek: StorySeek): Promise<VmEventDto[]> {
  const direction = directionOf(seek);
  const rows = await ctx.db.alert.findMany({
    where: { AND: [{ virtualMachineId: seek.vmId, closedAt: { not: null } }, beyond("closedAt", seek)] },
    orderBy: [{ closedAt: direction }, { id: direction }],
    take: seek.take,
    select: { id: true, closedAt: true, title: true, closedBecause: true },
  });
  return rows.flatMap(({ id, closedAt, title, closedBecause }) => {
    if (!closedAt) return [];
    const message = `Alert closed: ${title}. ${closedBecause ?? ""}`.trim();
    return [{ id, at: closedAt.toISOString(), kind: "AlertClosed", message, runId: null }];
  });
}
