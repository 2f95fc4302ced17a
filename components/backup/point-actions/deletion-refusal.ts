import type { RestorePointSummaryDto } from "#lib/contracts/restore-points.ts";
import { actionRefusal } from "#lib/domain/retention/act-on-point.ts";

/** Why a point cannot be deleted, as far as a list knows; null when it can. */
export const deletionRefusal = (point: RestorePointSummaryDto): string | null =>
  actionRefusal("delete", {
    state: point.state === "Creating" ? "creating" : point.state === "Succeeded" ? "good" : "failed",
    isForeign: point.origin === "foreign",
    isPinned: point.isPinned,
    usedBy: null,
    isInAzure: point.state === "Succeeded",
    isGone: false,
    isBinned: point.bin !== null,
    isLastGood: point.isLastGood,
    isBeingDeleted: false,
  });
