import {
  deletePointsAction,
  pinPointsAction,
  takeBackPointsAction,
  unpinPointsAction,
} from "#lib/actions/restore-points.ts";
import type { PointOutcome } from "#lib/contracts/restore-points.ts";
import { restorePointQueries } from "../queries/restore-points.ts";
import type { ToastContent } from "../toasts.ts";
import { useCommand } from "../use-command.ts";

/** The meter of a VM counts its points. */
const pointsShowOn = [restorePointQueries.all, ["vms"]] as const;

export const usePinPoints = (onDone: () => void) =>
  useCommand(pinPointsAction, {
    invalidates: pointsShowOn,
    onSuccess: onDone,
    success: (outcomes) => toastOf(outcomes, "pinned"),
  });

export const useUnpinPoints = (onDone: () => void) =>
  useCommand(unpinPointsAction, {
    invalidates: pointsShowOn,
    onSuccess: onDone,
    success: (outcomes) => {
      const isBinned = changed(outcomes).some(({ purgeAt }) => purgeAt !== null);
      return toastOf(outcomes, "unpinned", isBinned ? "What no rule keeps is in the bin now." : "");
    },
  });

export const useDeletePoints = (onDone: () => void) =>
  useCommand(deletePointsAction, {
    invalidates: pointsShowOn,
    errors: "inline",
    onSuccess: onDone,
    success: (outcomes) => toastOf(outcomes, "moved to the bin"),
  });

export const useTakeBackPoints = (onDone: () => void) =>
  useCommand(takeBackPointsAction, {
    invalidates: pointsShowOn,
    onSuccess: onDone,
    success: (outcomes) => {
      const isPinned = changed(outcomes).some((outcome) => outcome.isPinned);
      return toastOf(
        outcomes,
        "taken back",
        isPinned ? "What no rule keeps any more is pinned, so that it stays." : "",
      );
    },
  });

const changed = (outcomes: readonly PointOutcome[]): PointOutcome[] =>
  outcomes.filter(({ refusal }) => refusal === null);

/** Bad news stays on the screen, so that a refusal among many is read. */
function toastOf(outcomes: readonly PointOutcome[], done: string, more = ""): ToastContent {
  const count = changed(outcomes).length;
  const refusals = outcomes.flatMap(({ refusal }) => refusal ?? []);
  const title = `${count === 1 ? "1 restore point" : `${count} restore points`} ${done}`;
  if (refusals.length === 0) return { tone: "success", title, ...(more ? { description: more } : {}) };
  const description = [more, `${refusals.length} not: ${[...new Set(refusals)].join(" ")}`].filter(Boolean).join(" ");
  return { tone: "danger", title: `${title}, not all`, description };
}
