import { ErrorPanel } from "#components/feedback/error-panel.tsx";
import type { RunDetailDto } from "#lib/contracts/runs.ts";

/** What happened, what it means, what to do and who can; Azure's own words stay folded away. */
export function JobFailure({ run }: { run: RunDetailDto }) {
  const { error } = run;
  if (!error) return null;
  return (
    <ErrorPanel
      title={`Failed: ${error.code}`}
      meaning={error.meaning}
      remedy={
        <>
          {error.remedy}
          <span className="mt-1 block text-muted text-sm">Who can do it: {error.whoCanDoIt}</span>
        </>
      }
      ids={[
        { label: "Azure correlation ID", value: error.correlationId },
        { label: "Azure request ID", value: error.requestId },
      ]}
      raw={[error.message, error.raw].filter(Boolean).join("\n\n")}
    />
  );
}
