import { listRestorePointsInput } from "#lib/contracts/restore-points.ts";

/** Days are a matter of one VM's time line. */
export const pointSearch = listRestorePointsInput.omit({ day: true, timeZone: true });

/** What "clear filters" takes away. */
export const pointFilterKeys = [
  "consistency",
  "origin",
  "bin",
  "presence",
  "hours",
  "search",
  "virtualMachineId",
] as const;
