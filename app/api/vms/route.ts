import { listVmsInput } from "#lib/contracts/vms.ts";
import { getHandler } from "#lib/next/get-handler.ts";
import { listVms } from "#lib/services/vms/list-vms.ts";

export const GET = getHandler({ permission: "view", input: listVmsInput, run: listVms });
