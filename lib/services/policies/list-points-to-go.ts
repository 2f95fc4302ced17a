import type { PointsToGoInput, PointToGo } from "#lib/contracts/policy-changes.ts";
import { compareRetention } from "#lib/domain/retention/compare-retention.ts";
import type { Result } from "#lib/std/result.ts";
import { asResult } from "../as-result.ts";
import type { ServiceContext } from "../context.ts";
import type { ServiceError } from "../errors.ts";
import { loadRetentionPoints, underRetention } from "../retention/load-retention.ts";
import { loadPolicy } from "./load-policy.ts";
import { currentVersionOf } from "./policy-row.ts";

/** The points of one VM that a change would put into the bin, oldest first: at most as many as Azure lets a VM have. */
export const listPointsToGo = (
  ctx: ServiceContext,
  { policyId, settings, vmId, plannedAt }: PointsToGoInput,
): Promise<Result<PointToGo[], ServiceError>> =>
  asResult(async () => {
    const { settings: before } = currentVersionOf(await loadPolicy(ctx.db, policyId));
    const points = underRetention(await loadRetentionPoints(ctx.db, vmId));
    const compared = points.map((point) => ({ ...point, isBinned: point.binnedAt !== null }));
    const { goes } = compareRetention(compared, before, settings, Date.parse(plannedAt));
    return goes.map(({ id, name, takenAtMs }) => ({ id, name, takenAt: new Date(takenAtMs).toISOString() }));
  });
