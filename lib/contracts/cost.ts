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
