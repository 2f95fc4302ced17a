import { SlidersHorizontal } from "lucide-react";
import { LinkButton } from "#components/ui/link-button.tsx";
import { withSearch } from "#lib/client/with-search.ts";
import type { CostPartOfFleet } from "#lib/contracts/cost-report.ts";

/** Where to go on: the thing itself, and the virtual machines within. */
export function WhyActions({ part }: { part: CostPartOfFleet }) {
  const within = withinHref(part);
  const own = ownHref(part);
  const tryHref = whatIfHref(part);
  return (
    <>
      {within && <LinkButton href={within}>Its virtual machines</LinkButton>}
      {own && <LinkButton href={own.href}>{own.label}</LinkButton>}
      {tryHref && (
        <LinkButton href={tryHref} variant="primary" icon={<SlidersHorizontal aria-hidden />}>
          What if
        </LinkButton>
      )}
    </>
  );
}

function withinHref({ by, key }: CostPartOfFleet): string | null {
  const list = (narrowing: Record<string, string>) => withSearch("/cost", { by: "vm", ...narrowing });
  switch (by) {
    case "policy":
      return list({ policyId: key });
    case "subscription":
      return list({ subscriptionId: key });
    case "resourceGroup": {
      const [subscriptionId = "", resourceGroup = ""] = key.split("/");
      return list({ subscriptionId, resourceGroup });
    }
    default:
      return null;
  }
}

function ownHref({ by, key }: CostPartOfFleet): { href: string; label: string } | null {
  if (by === "vm") return { href: `/vms/${key}`, label: "Open the virtual machine" };
  return by === "policy" && key !== "none" ? { href: `/policies/${key}`, label: "Open the policy" } : null;
}

/** The same virtual machines, to try a change on; a charge alone cannot be changed. */
function whatIfHref({ by, key }: CostPartOfFleet): string | null {
  if (by === "charge" || key === "none") return null;
  return withSearch("/cost/what-if", { by: by === "vm" ? "vms" : by, key });
}
