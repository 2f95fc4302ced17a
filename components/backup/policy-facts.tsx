import { DefinitionList } from "#components/ui/definition-list.tsx";
import type { PolicySettings } from "#lib/domain/policy/policy-settings.ts";
import { settingsInWords } from "#lib/domain/policy/settings-in-words.ts";

/** Everything a policy says, in words. */
export function PolicyFacts({ settings }: { settings: PolicySettings }) {
  return (
    <DefinitionList
      columns={2}
      items={[
        { term: "Policy sub type", value: "Enhanced" },
        ...settingsInWords(settings).map(({ field, words }) => ({ term: field, value: words })),
      ]}
    />
  );
}
