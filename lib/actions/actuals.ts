"use server";

import { billInput, takeBillFitInput } from "#lib/contracts/actuals.ts";
import { defineAction } from "#lib/next/define-action.ts";
import { removeBill } from "#lib/services/actuals/remove-bill.ts";
import { takeBill } from "#lib/services/actuals/take-bill.ts";
import { takeBillFit } from "#lib/services/actuals/take-bill-fit.ts";

export const takeBillAction = defineAction({
  name: "actuals.take",
  input: billInput,
  permission: "administer",
  run: takeBill,
});

export const removeBillAction = defineAction({
  name: "actuals.remove",
  input: billInput,
  permission: "administer",
  run: removeBill,
});

export const takeBillFitAction = defineAction({
  name: "actuals.takeFit",
  input: takeBillFitInput,
  permission: "protect",
  run: takeBillFit,
});
