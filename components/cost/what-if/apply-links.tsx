import { LinkButton } from "#components/ui/link-button.tsx";
import { ofPolicy, saysAboutPolicy } from "#lib/client/what-if/apply-to-settings.ts";
import type { WhatIfBasisDto } from "#lib/contracts/what-if.ts";
import { type WhatIfSearch, writeWhatIfSearch } from "#lib/contracts/what-if-search.ts";

type ApplyLinksProps = { search: WhatIfSearch; policies: WhatIfBasisDto["policies"] };

/** From what was tried to a policy that says so. */
export function ApplyLinks({ search, policies }: ApplyLinksProps) {
  const isPossible = saysAboutPolicy(search);
  const policyId = search.under ?? (search.by === "policy" ? search.key : null);
  const policy = policies.find(({ id }) => id === policyId);
  const settings = writeWhatIfSearch(ofPolicy(search));
  if (!isPossible) {
    return (
      <p className="text-muted text-sm">
        Schedule, retention and disks left out can be applied to a policy once one of them is changed here.
      </p>
    );
  }
  return (
    <div className="flex flex-wrap gap-2">
      {policy && (
        <LinkButton variant="primary" href={`/policies/${policy.id}/edit?${settings}`}>
          Apply to {policy.name}
        </LinkButton>
      )}
      <LinkButton variant={policy ? "secondary" : "primary"} href={`/policies/new?${settings}`}>
        Create a policy with these settings
      </LinkButton>
    </div>
  );
}
