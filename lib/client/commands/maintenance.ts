import { deleteMaintenanceWindowAction, saveMaintenanceWindowAction } from "#lib/actions/maintenance.ts";
import { maintenanceQueries } from "../queries/maintenance.ts";
import { useCommand } from "../use-command.ts";

export const useSaveMaintenanceWindow = (onDone: () => void) =>
  useCommand(saveMaintenanceWindowAction, {
    invalidates: [maintenanceQueries.all],
    errors: "inline",
    success: () => ({ tone: "success", title: "Maintenance window saved" }),
    onSuccess: onDone,
  });

export const useDeleteMaintenanceWindow = (onDone: () => void) =>
  useCommand(deleteMaintenanceWindowAction, {
    invalidates: [maintenanceQueries.all],
    errors: "inline",
    success: () => ({ tone: "success", title: "Maintenance window deleted" }),
    onSuccess: onDone,
  });
