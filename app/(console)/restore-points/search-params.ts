import { listRestorePointsInput } from "#lib/contracts/restore-points.ts";

export const pointSearch = listRestorePointsInput;

/** What "clear filters" takes away. */
export const pointFilterKeys = ["consistency", "origin", "bin", "hours", "search", "virtualMachineId"] as const;
