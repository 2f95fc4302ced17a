import { vmIdInput } from "#lib/contracts/vms.ts";
import { getHandler } from "#lib/next/get-handler.ts";
import { getVm } from "#lib/services/vms/get-vm.ts";

export const GET = getHandler({ permission: "view", input: vmIdInput, run: getVm });
