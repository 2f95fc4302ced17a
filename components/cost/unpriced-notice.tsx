import { Banner } from "#components/feedback/banner.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { UnpricedDto } from "#lib/contracts/cost-report.ts";

const shownMax = 5;

type UnpricedNoticeProps = { unpriced: readonly UnpricedDto[]; vms: number; unpricedVms: number };

/** What the amounts are without: a missing price is never taken for nothing. */
export function UnpricedNotice({ unpriced, vms, unpricedVms }: UnpricedNoticeProps) {
  if (unpriced.length === 0) return null;
  const count = unpricedVms.toLocaleString("en-GB");
  const share =
    unpricedVms >= vms
      ? vms === 1
        ? "this virtual machine"
        : "any of the virtual machines in full"
      : `${count} of ${vms.toLocaleString("en-GB")} virtual machines in full`;
  return (
    <Banner tone="warning" title={`Not reckoned for ${share}`}>
      <ul className="flex flex-col gap-0.5">
        {unpriced.slice(0, shownMax).map(({ because, vms: concerned }) => (
          <li key={because} className="wrap-anywhere">
            {because} ({concerned.toLocaleString("en-GB")} {concerned === 1 ? "VM" : "VMs"})
          </li>
        ))}
        {unpriced.length > shownMax && <li>And {unpriced.length - shownMax} more.</li>}
      </ul>
      <p className="mt-1">
        The amounts are without it. <TextLink href="/settings/prices">Settings, Prices</TextLink> shows what has no
        price, and takes a price sheet; nothing is converted between currencies.
      </p>
    </Banner>
  );
}
