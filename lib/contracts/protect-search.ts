import { z } from "zod";
import { type ListVmsInput, listVmsInput } from "./vms.ts";

export const protectSteps = ["vms", "policy", "disks", "what-if", "review"] as const;
export type ProtectStep = (typeof protectSteps)[number];

/** Address of the Configure backup wizard: its step, its draft in the browser's session, and the state of its list of VMs. */
export const protectSearch = listVmsInput.extend({
  step: z.enum(protectSteps).default("vms"),
  draft: z.uuid().optional(),
  /** Chosen on another page. */
  policy: z.uuid().optional(),
  /** As the policy; repeated or joined by commas. Read once, when the draft begins. */
  vm: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export type ProtectSearch = z.infer<typeof protectSearch>;

export const protectListInput = ({ step, draft, policy, vm, ...list }: ProtectSearch): ListVmsInput => list;
