import { listVmEventsInput } from "#lib/contracts/vms.ts";
import { getHandler } from "#lib/next/get-handler.ts";
import { listVmEvents } from "#lib/services/vms/list-vm-events.ts";

export const GET = getHandler({ permission: "view", input: listVmEventsInput, run: listVmEvents });
