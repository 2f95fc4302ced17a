import { z } from "zod";
import { type RuleOutcome, type RuleOutcomeCounts, ruleOutcomes } from "#lib/domain/protection-rules/rule-outcome.ts";
import type { RuleScope } from "#lib/domain/protection-rules/rule-scope.ts";
import type { ProtectionFinding } from "./protection.ts";

/** Each of them is held against every VM, again and again. */
export const protectionRulesMax = 100;

/** Values of one kind in a rule. */
const selectorMax = 200;

/** As many VMs as somebody can have been shown as coming under a policy by one change. */
const shownMax = 20_000;

const texts = (length: number) => z.array(z.string().trim().min(1).max(length)).max(selectorMax);

/** Shape only: what a rule may be, `validateRule` says in its own sentences. */
const selector = z.object({
  subscriptionIds: texts(100),
  resourceGroups: texts(100),
  tags: z.array(z.object({ name: z.string().trim().max(600), value: z.string().max(300).nullable() })).max(selectorMax),
  namePatterns: texts(200),
  locations: texts(60),
});

export const ruleScope = z.object({ include: selector, exclude: selector }) satisfies z.ZodType<RuleScope>;

const ruleId = z.uuid();
const priority = z.number({ error: "Enter a number." }).int("Enter a whole number.").min(1, "The first place is 1.");

const ruleDraft = z.object({
  name: z.string().trim().max(200),
  enabled: z.boolean(),
  priority,
  policyId: z.uuid({ error: "Choose a policy." }),
  scope: ruleScope,
  /** Rule ids of the catalogue. */
  acceptedWarnings: z.array(z.string().max(10)).max(100),
});
export type RuleDraft = z.infer<typeof ruleDraft>;

/** `ruleId: null` for a new rule. */
export const ruleChangeInput = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("save"), ruleId: ruleId.nullable(), rule: ruleDraft }),
  z.object({ kind: z.literal("switch"), ruleId, enabled: z.boolean() }),
  z.object({ kind: z.literal("reorder"), ruleId, priority }),
  z.object({ kind: z.literal("delete"), ruleId }),
]);
export type RuleChangeInput = z.infer<typeof ruleChangeInput>;

/** The VMs that were shown as coming under a policy: none beyond them may. */
const shown = z.array(z.uuid()).max(shownMax);
/** `updatedAt` of the rule that was edited: somebody else's edit is not overwritten unseen. */
const seenAt = z.iso.datetime();

export const createProtectionRuleInput = z.object({ rule: ruleDraft, shown });
export type CreateProtectionRuleInput = z.infer<typeof createProtectionRuleInput>;

export const modifyProtectionRuleInput = z.object({ ruleId, rule: ruleDraft, seenAt, shown });
export type ModifyProtectionRuleInput = z.infer<typeof modifyProtectionRuleInput>;

export const switchProtectionRuleInput = z.object({ ruleId, enabled: z.boolean(), shown });
export type SwitchProtectionRuleInput = z.infer<typeof switchProtectionRuleInput>;

export const reorderProtectionRuleInput = z.object({ ruleId, priority, shown });
export type ReorderProtectionRuleInput = z.infer<typeof reorderProtectionRuleInput>;

export const deleteProtectionRuleInput = z.object({ ruleId, shown });
export type DeleteProtectionRuleInput = z.infer<typeof deleteProtectionRuleInput>;

const page = {
  after: z.string().max(600).optional(),
  before: z.string().max(600).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

export const listProtectionRulesInput = z.object({ search: z.string().trim().max(80).optional(), ...page });
export type ListProtectionRulesInput = z.infer<typeof listProtectionRulesInput>;

export const protectionRuleIdInput = z.object({ ruleId });
export type ProtectionRuleIdInput = z.infer<typeof protectionRuleIdInput>;

/** The list of a rule's VMs as its address has it; the rule's id stands in the path. */
export const ruleVmsSearch = z.object({
  search: z.string().trim().max(100).optional(),
  outcome: z.enum(ruleOutcomes).optional(),
  ...page,
});
export const listRuleVmsInput = ruleVmsSearch.extend({ ruleId });
export type ListRuleVmsInput = z.infer<typeof listRuleVmsInput>;

export type ProtectionRuleSummaryDto = {
  id: string;
  name: string;
  enabled: boolean;
  priority: number;
  policy: { id: string; name: string };
  scopeWords: string;
  /** VMs that the scope matches now, whoever decides about them. */
  matches: number;
  /** VMs that it has put under its policy. */
  protecting: number;
  /** When the worker last applied it; null before that. */
  appliedAt: string | null;
  /** VMs that had to stay out then: blocked, or with warnings that nobody accepted. */
  leftOut: number;
};

export type ProtectionRulePageDto = { rows: ProtectionRuleSummaryDto[]; next: string | null; previous: string | null };

export type ProtectionRuleDto = Omit<ProtectionRuleSummaryDto, "matches" | "protecting" | "leftOut"> & {
  scope: RuleScope;
  acceptedWarnings: { ruleId: string; title: string; acceptedBy: string; acceptedAt: string }[];
  createdBy: string;
  createdAt: string;
  updatedAt: string;
};

export type RuleReason = Pick<ProtectionFinding, "ruleId" | "title" | "meaning" | "remedy">;

export type RuleVmDto = {
  vmId: string;
  name: string;
  resourceGroup: string;
  subscriptionName: string;
  location: string;
  outcome: RuleOutcome;
  /** Why it stays out: blockers, or warnings that nobody has accepted. */
  reasons: RuleReason[];
  /** What it has now. */
  policy: { id: string; name: string } | null;
  /** The rule that decides instead. */
  otherRule: { id: string; name: string } | null;
};

export type RuleVmPageDto = {
  rows: RuleVmDto[];
  next: string | null;
  previous: string | null;
  total: number;
  /** Of all its VMs, whatever the filter. */
  counts: RuleOutcomeCounts;
};

export type RuleWarningDto = {
  finding: ProtectionFinding;
  vms: { id: string; name: string; meaning: string }[];
  vmCount: number;
};

export type RuleChangePreviewDto = {
  /** VMs of the inventory. */
  fleet: number;
  /** VMs that the scope matches, whoever decides about them. */
  matches: number;
  counts: RuleOutcomeCounts;
  /** Some VMs of each outcome, by name. */
  samples: RuleVmDto[];
  /** Of the VMs that the rule would take, whether accepted or not. */
  warnings: RuleWarningDto[];
  /** VMs that another rule would take because of the change, some of them by name. */
  elsewhere: { count: number; samples: { vmId: string; name: string; ruleName: string }[] };
  /** VMs that keep the protection which this rule has given them. */
  protecting: number;
  shown: string[];
};

export type RuleOptionsDto = {
  subscriptions: { id: string; name: string; vms: number }[];
  resourceGroups: { name: string; vms: number }[];
  /** `name=value`. */
  tags: { tag: string; vms: number }[];
  locations: { name: string; vms: number }[];
  /** How many rules there are: the last place in their order. */
  ruleCount: number;
};

export type RuleChanged = { ruleId: string; name: string };
