import { CircleX, Clock, type LucideIcon, ShieldAlert, ShieldCheck, ShieldOff } from "lucide-react";
import Link from "next/link";
import { joinClasses } from "#components/ui/join-classes.ts";
import { type Tone, toneSoft } from "#components/ui/tone.ts";
import type { OverviewDto } from "#lib/contracts/overview.ts";

type Counts = OverviewDto["counts"];
type Card = { label: string; count: number; note: string; href: string; icon: LucideIcon; alarm: Tone };

/** Zero is good news on all cards but the first. */
const cardsOf = (counts: Counts): Card[] => [
  {
    label: "Protected",
    count: counts.protected,
    note: counts.initialBackupPending > 0 ? pendingNote(counts.initialBackupPending) : rpoNote(counts),
    href: "/vms?health=protected",
    icon: ShieldCheck,
    alarm: "success",
  },
  {
    label: "At risk",
    count: counts.atRisk,
    note: "last backup failed, or consistency blocked",
    href: "/vms?health=atRisk",
    icon: ShieldAlert,
    alarm: "warning",
  },
  {
    label: "Overdue",
    count: counts.overdue,
    note: "no success for twice the RPO",
    href: "/vms?health=overdue",
    icon: Clock,
    alarm: "danger",
  },
  {
    label: "Failed in 24 h",
    count: counts.failedJobs24h,
    note: counts.failedJobs24h > 0 ? "jobs, with cause and remedy" : "no job failed",
    href: "/jobs?status=Failed&hours=24",
    icon: CircleX,
    alarm: "danger",
  },
  {
    label: "Unprotected",
    count: counts.unprotected,
    note: "no policy, or protection stopped",
    href: "/vms?health=unprotected",
    icon: ShieldOff,
    alarm: "neutral",
  },
];

const pendingNote = (count: number): string =>
  count === 1 ? "1 waits for its first backup" : `${count.toLocaleString("en-GB")} wait for their first backup`;

function rpoNote({ active, overdue }: Counts): string {
  if (active === 0) return "no VM under a policy";
  return `${Math.floor(((active - overdue) / active) * 100)} % within their RPO`;
}

export function StatCards({ counts }: { counts: Counts }) {
  return (
    <ul aria-label="State of the fleet" className="grid grid-cols-2 gap-3 sm:grid-cols-6 xl:grid-cols-5">
      {cardsOf(counts).map((card) => (
        <li
          key={card.label}
          className="flex first:max-sm:col-span-2 sm:max-xl:col-span-2 sm:max-xl:nth-[n+4]:col-span-3"
        >
          <StatCard {...card} />
        </li>
      ))}
    </ul>
  );
}

function StatCard({ label, count, note, href, icon: Icon, alarm }: Card) {
  const tone = count > 0 ? alarm : "neutral";
  return (
    <Link
      href={href}
      className="group flex w-full flex-col rounded-lg border border-line bg-surface px-4 py-3.5 shadow-card transition-colors hover:border-line-strong"
    >
      <span className="flex items-center justify-between gap-2 text-muted text-sm">
        {label}
        <span className={joinClasses("flex size-7 items-center justify-center rounded-md", toneSoft[tone])}>
          <Icon aria-hidden className="size-4" />
        </span>
      </span>
      <span className="numeric mt-1 font-semibold text-2xl tracking-tight group-hover:underline">
        {count.toLocaleString("en-GB")}
      </span>
      <span className="mt-0.5 text-faint text-xs text-pretty">{note}</span>
    </Link>
  );
}
