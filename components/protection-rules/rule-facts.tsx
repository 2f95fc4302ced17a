import { Card } from "#components/ui/card.tsx";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { Instant } from "#components/ui/instant.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { ProtectionRuleDto } from "#lib/contracts/protection-rules.ts";

export function RuleFacts({ rule }: { rule: ProtectionRuleDto }) {
  return (
    <Card title="Rule">
      <DefinitionList
        columns={3}
        items={[
          { term: "Selects", value: rule.scopeWords },
          { term: "Policy", value: <TextLink href={`/policies/${rule.policy.id}`}>{rule.policy.name}</TextLink> },
          { term: "Priority", value: rule.priority },
          { term: "Last applied", value: rule.appliedAt ? <RelativeTime at={rule.appliedAt} /> : "Not yet" },
          {
            term: "Created",
            value: (
              <>
                By {rule.createdBy} on <Instant at={rule.createdAt} />
              </>
            ),
          },
          { term: "Accepted warnings", value: <Accepted warnings={rule.acceptedWarnings} /> },
        ]}
      />
    </Card>
  );
}

function Accepted({ warnings }: { warnings: ProtectionRuleDto["acceptedWarnings"] }) {
  if (warnings.length === 0) return "None";
  return (
    <ul className="flex flex-col gap-1">
      {warnings.map(({ ruleId, title, acceptedBy, acceptedAt }) => (
        <li key={ruleId}>
          {title} ({ruleId})
          <span className="block text-muted text-xs">
            By {acceptedBy} on <Instant at={acceptedAt} />
          </span>
        </li>
      ))}
    </ul>
  );
}
