"use server";

import { deleteMaintenanceWindowInput, saveMaintenanceWindowInput } from "#lib/contracts/maintenance.ts";
import { defineAction } from "#lib/next/define-action.ts";
import { deleteMaintenanceWindow } from "#lib/services/maintenance/delete-maintenance-window.ts";
import { saveMaintenanceWindow } from "#lib/services/maintenance/save-maintenance-window.ts";

export const saveMaintenanceWindowAction = defineAction({
  name: "maintenance.save",
  input: saveMaintenanceWindowInput,
  permission: "administer",
  run: saveMaintenanceWindow,
});

export const deleteMaintenanceWindowAction = defineAction({
  name: "maintenance.delete",
  input: deleteMaintenanceWindowInput,
  permission: "administer",
  run: deleteMaintenanceWindow,
});
