import { Footprints, type LucideIcon, PiggyBank, ReceiptText } from "lucide-react";
import { TextLink } from "#components/ui/text-link.tsx";

const pages: readonly { href: string; title: string; text: string; icon: LucideIcon }[] = [
  {
    href: "/cost/actuals",
    title: "Azure's bill",
    text: "Import an export of Cost Management, and see what was billed beside what was estimated.",
    icon: ReceiptText,
  },
  {
    href: "/cost/budgets",
    title: "Budgets",
    text: "Say what a policy or a subscription may cost a month, and be told before it costs more.",
    icon: PiggyBank,
  },
  {
    href: "/cost/fee-steps",
    title: "Steps of the fee",
    text: "VMs for which a few GiB more double Azure Backup's fee, and those where one disk less halves it.",
    icon: Footprints,
  },
];

/** The cost area's other pages. */
export function FurtherPages() {
  return (
    <nav aria-label="More about cost">
      <ul className="grid gap-4 md:grid-cols-3">
        {pages.map(({ href, title, text, icon: Icon }) => (
          <li key={href} className="flex gap-3 rounded-lg border border-line bg-surface px-4 py-3.5 shadow-card">
            <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-muted" />
            <div className="min-w-0">
              <TextLink href={href}>{title}</TextLink>
              <p className="mt-0.5 text-muted text-sm">{text}</p>
            </div>
          </li>
        ))}
      </ul>
    </nav>
  );
}
