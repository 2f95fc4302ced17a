import type { Db } from "#lib/db/client.ts";
import { isInScope, type OpenWindow, openWindow, type ScopedVm } from "#lib/domain/schedule/maintenance.ts";
import { windowOf } from "./window-row.ts";

/** The maintenance window that keeps backups of this VM from beginning now. */
export async function findOpenWindow(
  db: Pick<Db, "maintenanceWindow">,
  vm: ScopedVm,
  now: Date,
): Promise<OpenWindow | null> {
  const rows = await db.maintenanceWindow.findMany({ where: { enabled: true } });
  const windows = rows.map(windowOf).filter(({ scope }) => isInScope(scope, vm));
  return openWindow(windows, now);
}
