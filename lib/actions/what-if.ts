"use server";

import { estimatePolicyChangeInput, estimateProtectionInput } from "#lib/contracts/what-if.ts";
import { defineAction } from "#lib/next/define-action.ts";
import { estimatePolicyChange } from "#lib/services/cost/estimate-policy-change.ts";
import { estimateProtection } from "#lib/services/cost/estimate-protection.ts";

export const estimateProtectionAction = defineAction({
  name: "cost.estimateProtection",
  input: estimateProtectionInput,
  permission: "view",
  run: estimateProtection,
});

export const estimatePolicyChangeAction = defineAction({
  name: "cost.estimatePolicyChange",
  input: estimatePolicyChangeInput,
  permission: "view",
  run: estimatePolicyChange,
});
