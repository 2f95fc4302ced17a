import { listRunsInput } from "#lib/contracts/runs.ts";

export const jobSearch = listRunsInput;

/** What "clear filters" takes away. */
export const jobFilterKeys = ["status", "operation", "hours", "search", "virtualMachineId", "policyId"] as const;
