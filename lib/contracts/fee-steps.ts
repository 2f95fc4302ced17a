import { z } from "zod";
import { type FeeStepKind, feeStepKinds } from "#lib/domain/cost/fee-steps.ts";

export const listFeeStepsInput = z.object({
  kind: z.enum(feeStepKinds).optional(),
  search: z.string().trim().max(100).optional(),
  after: z.string().max(600).optional(),
  before: z.string().max(600).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export type ListFeeStepsInput = z.infer<typeof listFeeStepsInput>;

export type FeeStepDto = {
  /** VM and kind. */
  id: string;
  kind: FeeStepKind;
  vmId: string;
  name: string;
  resourceGroup: string;
  provisionedGib: number;
  sentence: string;
  /** The fee a month as it is, and beyond the step; null without a price of the fee. */
  fee: { now: number; after: number } | null;
};

export type FeeStepPageDto = {
  rows: FeeStepDto[];
  next: string | null;
  previous: string | null;
  total: number;
  currency: string;
};
