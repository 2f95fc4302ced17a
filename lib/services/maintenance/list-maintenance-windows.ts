import { type MaintenanceWindowDto, maintenanceWindowsMax } from "#lib/contracts/maintenance.ts";
import { openUntil } from "#lib/domain/schedule/maintenance.ts";
import { minuteOfDay } from "#lib/domain/schedule/schedule.ts";
import type { ServiceContext } from "../context.ts";
import { windowOf } from "./window-row.ts";

export async function listMaintenanceWindows(ctx: ServiceContext): Promise<MaintenanceWindowDto[]> {
  const rows = await ctx.db.maintenanceWindow.findMany({ orderBy: { name: "asc" }, take: maintenanceWindowsMax });
  return rows.map((row) => {
    const { scope, durationMinutes, ...window } = windowOf(row);
    const until = row.enabled ? openUntil({ ...window, scope, durationMinutes }, ctx.now()) : null;
    return {
      ...window,
      id: row.id,
      enabled: row.enabled,
      endTime: timeAfter(window.startTime, durationMinutes),
      subscriptionIds: scope.subscriptionIds ?? [],
      tagName: scope.tag?.name ?? "",
      tagValue: scope.tag?.value ?? "",
      openUntil: until?.toISOString() ?? null,
    };
  });
}

function timeAfter(startTime: string, minutes: number): string {
  const end = ((minuteOfDay(startTime) ?? 0) + minutes) % 1_440;
  return [Math.floor(end / 60), end % 60].map((part) => String(part).padStart(2, "0")).join(":");
}
