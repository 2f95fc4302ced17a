import { z } from "zod";
import type { EstimateSummary } from "#lib/domain/cost/estimate-summary.ts";
import type { PackedKinds } from "#lib/domain/cost/machine-kinds.ts";
import type { PriceList } from "#lib/domain/cost/price-list.ts";
import type { Range } from "#lib/domain/cost/range.ts";
import { policySettings } from "./policies.ts";
import { maxVmsPerCommand } from "./protection.ts";

/** VMs that are named one by one in an address. */
export const namedVmsMax = 100;

/** `fleet`: VMs under a policy. `inventory`: all that are there, to say what protecting them would cost. */
export const whatIfSelections = ["fleet", "inventory", "policy", "subscription", "resourceGroup", "vms"] as const;
export type WhatIfSelection = (typeof whatIfSelections)[number];

/** An id, `<subscription>/<resource group>`, or ids of VMs with commas between them; of the whole fleet nothing. */
const keys: Record<WhatIfSelection, z.ZodType<string>> = {
  fleet: z.string().max(0),
  inventory: z.string().max(0),
  policy: z.uuid(),
  subscription: z.uuid(),
  resourceGroup: z.templateLiteral([z.uuid(), "/", z.string().min(1).max(90)]),
  vms: z.string().refine((text) => text.split(",").length <= namedVmsMax && text.split(",").every((id) => isUuid(id))),
};

const isUuid = (text: string): boolean => z.uuid().safeParse(text).success;

const selection = {
  by: z.enum(whatIfSelections).default("fleet"),
  key: z
    .string()
    .max(37 * namedVmsMax)
    .default(""),
  /** The policy that the VMs shall be taken to have. */
  under: z.uuid().optional(),
};

export const whatIfSelection = z
  .object(selection)
  .refine(({ by, key }) => keys[by].safeParse(key).success, { path: ["key"], error: "It names nothing of this kind." });
export type WhatIfSelectionInput = z.infer<typeof whatIfSelection>;

/** Everything that the page reckons with, whatever its sliders say. */
export type WhatIfBasisDto = {
  /** What is selected, in words. */
  name: string;
  vms: number;
  kinds: PackedKinds;
  /** The same VMs under another policy, where one is asked for. */
  planned: { policyName: string; kinds: PackedKinds } | null;
  prices: PriceList;
  /** Regions with prices. */
  regions: string[];
  /** What else can be selected. */
  policies: { id: string; name: string }[];
  subscriptions: { id: string; name: string }[];
};

export const estimateProtectionInput = z.object({
  policyId: z.uuid(),
  vms: z
    .array(z.object({ vmId: z.uuid(), excludedDiskNames: z.array(z.string().max(100)).max(100) }))
    .min(1)
    .max(maxVmsPerCommand),
});
export type EstimateProtectionInput = z.infer<typeof estimateProtectionInput>;

export const estimatePolicyChangeInput = z.object({ policyId: z.uuid(), settings: policySettings });
export type EstimatePolicyChangeInput = z.infer<typeof estimatePolicyChangeInput>;

/** In twelve months, as things are and as they would be. */
export type EstimatedChangeDto = { before: EstimateSummary; after: EstimateSummary };

/** A page of a list of policies, as ids with commas between them. */
export const estimatePoliciesInput = z.object({
  policyIds: z.preprocess(
    (text) => (typeof text === "string" ? text.split(",").filter(Boolean) : text),
    z.array(z.uuid()).max(200),
  ),
});
export type EstimatePoliciesInput = z.infer<typeof estimatePoliciesInput>;

export type PolicyEstimatesDto = Pick<EstimateSummary, "currency" | "assumed" | "prices"> & {
  /** In twelve months; without policies that protect nothing. */
  rows: { policyId: string; monthly: Range }[];
};
