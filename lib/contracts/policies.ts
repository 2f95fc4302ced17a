import { z } from "zod";
import {
  consistencyTypes,
  defaultPolicySettings,
  notifications,
  type PolicySettings,
  weeksOfMonth,
} from "#lib/domain/policy/policy-settings.ts";
import type { ProtectionState } from "#lib/domain/protection/protection-state.ts";
import { weekdays } from "#lib/domain/schedule/schedule.ts";

/** Shape only: what the values may be, and how they must fit, `validatePolicy` says in its own sentences. */
const number = z.number({ error: "Enter a number." });
const time = z.string().max(5);
const weekday = z.enum(weekdays, { error: "Choose a weekday." });

const schedule = z.discriminatedUnion("frequency", [
  z.object({ frequency: z.literal("Hourly"), startTime: time, intervalHours: number, windowHours: number }),
  z.object({ frequency: z.literal("Daily"), startTime: time }),
  z.object({ frequency: z.literal("Weekly"), startTime: time, weekdays: z.array(weekday).max(7) }),
]);

const dayOfMonth = z.discriminatedUnion("basis", [
  z.object({ basis: z.literal("Week"), week: z.enum(weeksOfMonth), weekday }),
  z.object({ basis: z.literal("Day"), day: z.union([number, z.literal("Last")]) }),
]);

export const policySettings = z.object({
  consistencyType: z.enum(consistencyTypes),
  schedule,
  timeZone: z.string().max(64),
  instantRetentionDays: number,
  retention: z.object({
    daily: z.object({ days: number }).nullable(),
    weekly: z.object({ weeks: number, weekday }).nullable(),
    monthly: z.object({ months: number, on: dayOfMonth }).nullable(),
    yearly: z.object({ years: number, month: number, on: dayOfMonth }).nullable(),
  }),
  collectionResourceGroup: z.string().trim().max(200),
  retries: number.default(defaultPolicySettings.retries),
  minimumConsistency: z.enum(["FileSystemConsistent", "ApplicationConsistent"]).nullable().default(null),
  excludeDisks: z
    .object({
      luns: z.array(number).max(64),
      skus: z.array(z.string().trim().max(40)).max(20),
      tags: z.array(z.object({ name: z.string().trim().max(512), value: z.string().trim().max(256) })).max(20),
    })
    .default(defaultPolicySettings.excludeDisks),
  notify: z.enum(notifications).default(defaultPolicySettings.notify),
}) satisfies z.ZodType<PolicySettings>;

export const createPolicyInput = z.object({ name: z.string().trim().max(200), settings: policySettings });
export type CreatePolicyInput = z.infer<typeof createPolicyInput>;

const page = {
  after: z.string().max(600).optional(),
  before: z.string().max(600).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

export const listPoliciesInput = z.object({ search: z.string().trim().max(150).optional(), ...page });
export type ListPoliciesInput = z.infer<typeof listPoliciesInput>;

export const policyIdInput = z.object({ policyId: z.uuid() });
export type PolicyIdInput = z.infer<typeof policyIdInput>;

export const listAssociatedItemsInput = policyIdInput.extend(page);
export type ListAssociatedItemsInput = z.infer<typeof listAssociatedItemsInput>;

export type PolicySummaryDto = {
  id: string;
  name: string;
  /** Number of the version in force. */
  version: number;
  settings: PolicySettings;
  /** VMs that it protects now; stopped ones do not count. */
  associatedItems: number;
};

export type PolicyPageDto = { rows: PolicySummaryDto[]; next: string | null; previous: string | null };

export type PolicyDto = PolicySummaryDto & { createdAt: string; versionCreatedAt: string; versionCreatedBy: string };

export type AssociatedItemDto = {
  vmId: string;
  vmName: string;
  resourceGroup: string;
  state: ProtectionState;
  nextRunAt: string | null;
  lastSuccessAt: string | null;
};

export type AssociatedItemPageDto = { rows: AssociatedItemDto[]; next: string | null; previous: string | null };
