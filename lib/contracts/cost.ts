import { z } from "zod";

/** `backedUp`: VMs under a policy, also a stopped one. `all`: the whole inventory, to say what protecting it would cost. */
export const costCoverages = ["backedUp", "all"] as const;

/** Most VMs that can be chosen one by one; a larger selection is a filter. */
export const costVmsMax = 5_000;

export const costFilter = z.object({
  coverage: z.enum(costCoverages).default("backedUp"),
  subscriptionId: z.uuid().optional(),
  policyId: z.uuid().optional(),
  resourceGroup: z.string().trim().max(90).optional(),
  vmIds: z.array(z.uuid()).max(costVmsMax).optional(),
});
export type CostFilter = z.infer<typeof costFilter>;

const ratio = z.number("Enter a percentage.").min(0, "Enter 0 % or more.").max(1, "Enter 100 % or less.");
const ratioRange = z
  .object({ low: ratio, expected: ratio, high: ratio })
  .refine(({ low, expected, high }) => low <= expected && expected <= high, {
    error: "The lower end must not be above the expected value, nor that above the upper end.",
  });

/** null for a value leaves it to the next wider scope; null for both takes away what was said. */
export const setCostAssumptionInput = z
  .object({
    scope: z.enum(["Fleet", "Policy", "VirtualMachine", "Disk"]),
    /** Our id of the policy, VM or disk; empty for the fleet. */
    scopeId: z.union([z.uuid(), z.literal("")]),
    usedRatio: ratioRange.nullable(),
    dailyChurnRatio: ratioRange.nullable(),
    note: z.string().trim().max(300, "Use at most 300 characters.").nullable(),
  })
  .refine(({ scope, scopeId }) => (scope === "Fleet") === (scopeId === ""), {
    path: ["scopeId"],
    error: "Say which policy, VM or disk is meant; the fleet has no id.",
  });
export type SetCostAssumptionInput = z.infer<typeof setCostAssumptionInput>;
