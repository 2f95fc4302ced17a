import type { DeleteMaintenanceWindowInput } from "#lib/contracts/maintenance.ts";
import type { Result } from "#lib/std/result.ts";
import type { ServiceContext } from "../context.ts";
import { refuse, type ServiceError } from "../errors.ts";
import { runCommand } from "../run-command.ts";
import { windowOf } from "./window-row.ts";

export function deleteMaintenanceWindow(
  ctx: ServiceContext,
  { id }: DeleteMaintenanceWindowInput,
): Promise<Result<null, ServiceError>> {
  return runCommand(ctx, "deleteMaintenanceWindow", async (tx) => {
    const window = await tx.maintenanceWindow.findUnique({ where: { id } });
    if (!window) return refuse("notFound", "This maintenance window has been deleted already. Reload the page.");
    await tx.maintenanceWindow.delete({ where: { id } });
    const detail = { id, enabled: window.enabled, ...windowOf(window) };
    return { value: null, audit: { action: "maintenanceWindow.delete", target: window.name, detail } };
  });
}
