import { warningsTitle } from "#components/backup/run-words.ts";
import { Banner } from "#components/feedback/banner.tsx";
import type { RunDetailDto } from "#lib/contracts/runs.ts";

export function JobWarnings({ warnings }: Pick<RunDetailDto, "warnings">) {
  if (warnings.length === 0) return null;
  return (
    <Banner tone="warning" title={warningsTitle(warnings)}>
      <ul className="flex flex-col gap-1">
        {warnings.map((warning) => (
          <li key={warning.message}>
            {warning.message} <span className="text-muted">({warning.code})</span>
          </li>
        ))}
      </ul>
    </Banner>
  );
}
