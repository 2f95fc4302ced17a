"use server";

import { setCostAssumptionInput } from "#lib/contracts/cost.ts";
import { defineAction } from "#lib/next/define-action.ts";
import { setCostAssumption } from "#lib/services/cost/set-cost-assumption.ts";

export const setCostAssumptionAction = defineAction({
  name: "cost.setAssumption",
  input: setCostAssumptionInput,
  permission: "protect",
  run: setCostAssumption,
});
