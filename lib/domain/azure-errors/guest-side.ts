import type { AzureFailure } from "./azure-failure.ts";
import { findRow } from "./explanation.ts";
import { restorePointFailures } from "./restore-point-failures.ts";

type Named = Pick<AzureFailure, "code" | "message">;

/**
 * Whether a failure of an application-consistent attempt lies inside the guest, so that a crash-consistent one may succeed.
 * By code and a fragment of the message (limits-and-errors dossier 5.1); one that nobody has described counts when its code
 * is the agent's or the snapshot extension's, because Azure publishes no list.
 */
export function isGuestSide(failure: Named): boolean {
  const row = findRow(restorePointFailures, failure);
  return row ? row.isGuestSide === true : /^(VMRestorePoint|VMAgent)/i.test(failure.code);
}
