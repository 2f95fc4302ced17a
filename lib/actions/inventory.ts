"use server";

import { requestSyncInput } from "#lib/contracts/inventory.ts";
import { defineAction } from "#lib/next/define-action.ts";
import { requestSync } from "#lib/services/inventory/request-sync.ts";

/** Whoever protects VMs may look for new ones. */
export const requestSyncAction = defineAction({
  name: "inventory.requestSync",
  input: requestSyncInput,
  permission: "protect",
  run: requestSync,
});
