import type { PolicySummaryDto } from "#lib/contracts/policies.ts";
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
