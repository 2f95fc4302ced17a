import { PolicyFacts } from "#components/backup/policy-facts.tsx";
import { PolicyPreview } from "#components/backup/policy-form/policy-preview.tsx";
import { Card } from "#components/ui/card.tsx";
import type { PolicySummaryDto } from "#lib/contracts/policies.ts";

type PolicyOverviewProps = Pick<PolicySummaryDto, "id" | "settings">;

export function PolicyOverview({ id, settings }: PolicyOverviewProps) {
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
      <Card title="Settings">
        <PolicyFacts settings={settings} />
      </Card>
      <PolicyPreview settings={settings} policyId={id} />
    </div>
  );
}
