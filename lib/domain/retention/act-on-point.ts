import type { RetentionPoint } from "./retention-point.ts";

export const pointActions = ["pin", "unpin", "delete", "takeBack"] as const;
export type PointAction = (typeof pointActions)[number];

/** A point as far as it matters to what a person may do with it. */
export type PointToActOn = Pick<RetentionPoint, "state" | "isForeign" | "isPinned" | "usedBy"> & {
  /** Azure reported it as made, whatever its run made of it. */
  isInAzure: boolean;
  isGone: boolean;
  isBinned: boolean;
  isLastGood: boolean;
  /** A job has asked Azure to delete it, or is about to. */
  isBeingDeleted: boolean;
};

/** Why not, in a sentence that begins with "It"; null when it can be done. */
export function actionRefusal(action: PointAction, point: PointToActOn): string | null {
  if (point.isForeign) return "It was made by another tool, and Stillpoint never changes what others made.";
  if (point.isGone) return "It is no longer in Azure.";
  if (point.isBeingDeleted) return "It is being deleted in Azure just now. Look again when the job has ended.";
  switch (action) {
    case "pin":
      return pinRefusal(point);
    case "unpin":
      return point.isPinned ? null : "It is not pinned.";
    case "delete":
      return deleteRefusal(point);
    case "takeBack":
      if (!point.isBinned) return "It is not in the bin any more.";
      return point.isInAzure ? null : "It failed and holds nothing to restore, so there is nothing to take back.";
  }
}

function pinRefusal({ isPinned, isInAzure, state }: PointToActOn): string | null {
  if (isPinned) return "It is pinned already.";
  return isInAzure || state === "creating" ? null : "It failed and holds nothing to restore.";
}

function deleteRefusal(point: PointToActOn): string | null {
  if (point.isBinned) return "It is in the bin already.";
  if (point.isLastGood) return "It is the VM's last good restore point, which never goes. Take a newer one first.";
  if (point.isPinned) return "It is pinned. Unpin it first.";
  if (point.state === "creating") return "It is still being made. Wait for its job to end.";
  return point.usedBy === null ? null : "It is in use. Wait until that has ended.";
}
