import { Amount } from "#components/cost/amount.tsx";
import type { PolicySummaryDto } from "#lib/contracts/policies.ts";
import type { PolicyEstimatesDto } from "#lib/contracts/what-if.ts";
import { consistencyInWords, retentionInWords } from "#lib/domain/policy/policy-in-words.ts";
import { scheduleInWords } from "#lib/domain/schedule/schedule-in-words.ts";

type Cell = Pick<PolicySummaryDto, "settings">;

export const PolicyCellConsistency = ({ settings }: Cell) => <>{consistencyInWords(settings.consistencyType)}</>;

export const PolicyCellSchedule = ({ settings }: Cell) => (
  <>
    {scheduleInWords(settings.schedule)} <span className="whitespace-nowrap text-muted">({settings.timeZone})</span>
  </>
);

export const PolicyCellRetention = ({ settings }: Cell) => <>{retentionInWords(settings)}</>;

type EstimateCell = { policy: Pick<PolicySummaryDto, "id">; estimates: PolicyEstimatesDto | undefined };

/** Nothing for a policy without VMs, and until it is worked out. */
export function PolicyCellEstimate({ policy, estimates }: EstimateCell) {
  const row = estimates?.rows.find(({ policyId }) => policyId === policy.id);
  return row && estimates ? <Amount range={row.monthly} currency={estimates.currency} /> : "–";
}
