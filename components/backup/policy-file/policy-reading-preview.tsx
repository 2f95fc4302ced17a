"use client";

import { useQuery } from "@tanstack/react-query";
import { SettingsDiff } from "#components/backup/policy-change/settings-diff.tsx";
import { PolicyFacts } from "#components/backup/policy-facts.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { policyQueries } from "#lib/client/queries/policies.ts";
import { listPoliciesInput, type PolicySummaryDto } from "#lib/contracts/policies.ts";
import type { PolicyReading } from "#lib/domain/policy/azure-shape/from-azure-policy.ts";
import { diffSettings } from "#lib/domain/policy/diff-settings.ts";
import { ReadingNotes } from "./reading-notes.tsx";

type PolicyReadingPreviewProps = {
  reading: PolicyReading;
  onBack: () => void;
  onCreate: () => void;
  /** Where a policy of this name exists already. */
  onEdit: (policy: PolicySummaryDto) => void;
};

/** What the file says, in the words of the form, before the form opens with it. */
export function PolicyReadingPreview({ reading, onBack, onCreate, onEdit }: PolicyReadingPreviewProps) {
  const { name, settings } = reading;
  const existing = usePolicyNamed(name);
  return (
    <section aria-label="What the file says" className="flex flex-col gap-4">
      <ReadingNotes {...reading} />
      <Card title={name === "" ? "A policy without a name" : name} description="As the file says it.">
        <PolicyFacts settings={settings} />
      </Card>
      {existing && (
        <Card
          title={`${existing.name} exists already`}
          description={`What the file would change in version ${existing.version}.`}
        >
          <SettingsDiff changes={diffSettings(existing.settings, settings)} label="The policy now and in the file" />
        </Card>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onPress={onBack}>Back to the file</Button>
        <Button variant={existing ? "secondary" : "primary"} onPress={onCreate}>
          {existing ? "Create another policy" : "Open in the form"}
        </Button>
        {existing && (
          <Button variant="primary" onPress={() => onEdit(existing)}>
            Edit {existing.name}
          </Button>
        )}
      </div>
    </section>
  );
}

/** Capital letters make no difference between names. */
function usePolicyNamed(name: string): PolicySummaryDto | undefined {
  const search = name.slice(0, 150);
  const input = listPoliciesInput.parse({ search, limit: 200 });
  const { data } = useQuery({ ...policyQueries.list(input), enabled: search !== "" });
  return data?.rows.find((policy) => policy.name.toLowerCase() === name.toLowerCase());
}
