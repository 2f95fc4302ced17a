import { Card } from "#components/ui/card.tsx";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import type { SettingsDto } from "#lib/contracts/settings.ts";

export function AboutCard({ settings }: { settings: SettingsDto }) {
  return (
    <Card title="About">
      <DefinitionList
        columns={3}
        items={[
          { term: "Stillpoint", value: `Version ${settings.version}` },
          {
            term: "Rule catalogue",
            value: (
              <>
                <code className="font-mono text-sm">{settings.catalogueVersion}</code>, {settings.catalogueRules} rules
              </>
            ),
          },
          { term: "Licence", value: "Apache-2.0" },
        ]}
      />
    </Card>
  );
}
