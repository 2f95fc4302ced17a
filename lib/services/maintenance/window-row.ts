import type { MaintenanceWindow as WindowRow } from "#lib/db/generated/client.ts";
import type { MaintenanceScope, MaintenanceWindow } from "#lib/domain/schedule/maintenance.ts";
import { weekdays } from "#lib/domain/schedule/schedule.ts";

/** The rules' view of a row. Only `saveMaintenanceWindow` writes them. */
export const windowOf = (row: WindowRow): MaintenanceWindow => ({
  name: row.name,
  weekdays: weekdays.filter((day) => row.weekdays.includes(day)),
  startTime: row.startTime,
  durationMinutes: row.durationMinutes,
  timeZone: row.timeZone,
  scope: row.scope as MaintenanceScope,
});
