import { isInScope, type OpenWindow, openWindow, type ScopedVm } from "#lib/domain/schedule/maintenance.ts";
import type { Query } from "../runs/engine.ts";
import { windowOf } from "./window-row.ts";

/** For each VM the maintenance window that keeps its backups from beginning then; null where none does. */
export const findOpenWindows: Query<{ vm: ScopedVm; now: Date }, OpenWindow | null> = async (ctx, vms) => {
  const rows = await ctx.db.maintenanceWindow.findMany({ where: { enabled: true } });
  const windows = rows.map(windowOf);
  return vms.map(({ vm, now }) =>
    openWindow(
      windows.filter(({ scope }) => isInScope(scope, vm)),
      now,
    ),
  );
};
