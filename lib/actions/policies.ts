"use server";

import { createPolicyInput } from "#lib/contracts/policies.ts";
import {
  modifyPolicyInput,
  moveToCopyInput,
  pointsToGoInput,
  policyChangeInput,
  revertFailedInput,
} from "#lib/contracts/policy-changes.ts";
import { defineAction } from "#lib/next/define-action.ts";
import { createPolicy } from "#lib/services/policies/create-policy.ts";
import { listPointsToGo } from "#lib/services/policies/list-points-to-go.ts";
import { modifyPolicy } from "#lib/services/policies/modify-policy.ts";
import { moveToCopy } from "#lib/services/policies/move-to-copy.ts";
import { previewPolicyChange } from "#lib/services/policies/preview-policy-change.ts";
import { revertFailed } from "#lib/services/policies/revert-failed.ts";

export const createPolicyAction = defineAction({
  name: "policies.create",
  input: createPolicyInput,
  permission: "editPolicies",
  run: createPolicy,
});

export const previewPolicyChangeAction = defineAction({
  name: "policies.previewChange",
  input: policyChangeInput,
  permission: "editPolicies",
  run: previewPolicyChange,
});

export const listPointsToGoAction = defineAction({
  name: "policies.pointsToGo",
  input: pointsToGoInput,
  permission: "editPolicies",
  run: listPointsToGo,
});

export const modifyPolicyAction = defineAction({
  name: "policies.modify",
  input: modifyPolicyInput,
  permission: "editPolicies",
  run: modifyPolicy,
});

export const moveToCopyAction = defineAction({
  name: "policies.moveToCopy",
  input: moveToCopyInput,
  permission: "editPolicies",
  run: moveToCopy,
});

export const revertFailedAction = defineAction({
  name: "policies.revertFailed",
  input: revertFailedInput,
  permission: "editPolicies",
  run: revertFailed,
});
