"use server";

import { deletePointsInput, pointIdsInput } from "#lib/contracts/restore-points.ts";
import { defineAction } from "#lib/next/define-action.ts";
import { deletePoints } from "#lib/services/restore-points/delete-points.ts";
import { pinPoints } from "#lib/services/restore-points/pin-points.ts";
import { takeBackPoints } from "#lib/services/restore-points/take-back-points.ts";
import { unpinPoints } from "#lib/services/restore-points/unpin-points.ts";

export const pinPointsAction = defineAction({
  name: "restorePoints.pin",
  input: pointIdsInput,
  permission: "protect",
  run: pinPoints,
});

export const unpinPointsAction = defineAction({
  name: "restorePoints.unpin",
  input: pointIdsInput,
  permission: "protect",
  run: unpinPoints,
});

export const deletePointsAction = defineAction({
  name: "restorePoints.delete",
  input: deletePointsInput,
  permission: "protect",
  run: deletePoints,
});

export const takeBackPointsAction = defineAction({
  name: "restorePoints.takeBack",
  input: pointIdsInput,
  permission: "protect",
  run: takeBackPoints,
});
