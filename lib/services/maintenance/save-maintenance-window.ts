import { maintenanceWindowsMax, type SaveMaintenanceWindowInput } from "#lib/contracts/maintenance.ts";
import type { Tx } from "#lib/db/client.ts";
import type { MaintenanceScope } from "#lib/domain/schedule/maintenance.ts";
import { minuteOfDay } from "#lib/domain/schedule/schedule.ts";
import type { Result } from "#lib/std/result.ts";
import type { ServiceContext } from "../context.ts";
import { refuse, type ServiceError } from "../errors.ts";
import { runCommand } from "../run-command.ts";
import { windowOf } from "./window-row.ts";

/** Adds a window, or changes one. A backup that waits for it looks again at the end that it was told. */
export function saveMaintenanceWindow(
  ctx: ServiceContext,
  input: SaveMaintenanceWindowInput,
): Promise<Result<{ id: string }, ServiceError>> {
  return runCommand(ctx, "saveMaintenanceWindow", async (tx) => {
    const data = rowOf(input);
    const before = input.id ? await tx.maintenanceWindow.findUnique({ where: { id: input.id } }) : null;
    if (input.id && !before) refuse("notFound", "This maintenance window does not exist any more. Reload the page.");
    await refuseUnlessFree(tx, input);
    const id = input.id ?? ctx.newId();
    await tx.maintenanceWindow.upsert({ where: { id }, create: { id, createdAt: ctx.now(), ...data }, update: data });
    return {
      value: { id },
      audit: {
        action: before ? "maintenanceWindow.change" : "maintenanceWindow.add",
        target: input.name,
        detail: { id, before: before && { enabled: before.enabled, ...windowOf(before) }, after: data },
      },
    };
  });
}

async function refuseUnlessFree(tx: Tx, { id, name }: SaveMaintenanceWindowInput): Promise<void> {
  const others = await tx.maintenanceWindow.findMany({ where: id ? { id: { not: id } } : {}, select: { name: true } });
  if (others.some((other) => other.name.toLowerCase() === name.toLowerCase())) {
    const sentence = `There is a maintenance window "${name}" already.`;
    refuse("invalid", sentence, { name: [`${sentence} Choose another name.`] });
  }
  if (others.length >= maintenanceWindowsMax) {
    refuse("notPossible", `There are ${maintenanceWindowsMax} maintenance windows already. Delete one first.`);
  }
}

function rowOf(input: SaveMaintenanceWindowInput) {
  const { name, enabled, weekdays, startTime, timeZone } = input;
  const minutes = (minuteOfDay(input.endTime) ?? 0) - (minuteOfDay(startTime) ?? 0);
  const scope: MaintenanceScope = {
    ...(input.subscriptionIds.length > 0 && { subscriptionIds: input.subscriptionIds }),
    ...(input.tagName !== "" && { tag: { name: input.tagName, value: input.tagValue } }),
  };
  return {
    name,
    enabled,
    weekdays,
    startTime,
    timeZone,
    scope,
    durationMinutes: minutes > 0 ? minutes : minutes + 1_440,
  };
}
