import { Banner } from "#components/feedback/banner.tsx";
import type { RunDetailDto } from "#lib/contracts/runs.ts";

export function JobWarnings({ warnings }: Pick<RunDetailDto, "warnings">) {
  if (warnings.length === 0) return null;
  return (
    <Banner tone="warning" title={warnings.length === 1 ? "Completed with a warning" : `${warnings.length} warnings`}>
      <ul className="flex flex-col gap-1">
        {warnings.map((warning) => (
          <li key={warning.code}>
            {warning.message} <span className="text-muted">({warning.code})</span>
          </li>
        ))}
      </ul>
    </Banner>
  );
}
