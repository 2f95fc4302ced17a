import { listVmsInput } from "#lib/contracts/vms.ts";

export const vmSearch = listVmsInput;
