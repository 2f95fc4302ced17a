import { Banner } from "#components/feedback/banner.tsx";
import type { RunDetailDto } from "#lib/contracts/runs.ts";
import { fallbackWarning } from "#lib/domain/run/run-failure.ts";

export function JobWarnings({ warnings }: Pick<RunDetailDto, "warnings">) {
  if (warnings.length === 0) return null;
  return (
    <Banner tone="warning" title={titleOf(warnings)}>
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

function titleOf(warnings: RunDetailDto["warnings"]): string {
  if (warnings.some(({ code }) => code === fallbackWarning)) return "Fell back to a crash-consistent snapshot";
  return warnings.length === 1 ? "Completed with a warning" : `${warnings.length} warnings`;
}
