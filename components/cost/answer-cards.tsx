import { Archive, CalendarRange, type LucideIcon, PieChart, Scale } from "lucide-react";
import Link from "next/link";
import type { CostSummaryDto } from "#lib/contracts/cost-report.ts";
import { shareInWords } from "#lib/domain/cost/in-words.ts";
import { moneyChangeWords, moneyRangeWords, moneyWords } from "./money-words.ts";

type Answer = { question: string; answer: string; note: string; href: string; icon: LucideIcon };

/** The questions that an owner of the bill asks first, answered on sight; each leads to the whole answer. */
export function AnswerCards({ summary }: { summary: CostSummaryDto }) {
  return (
    <ul aria-label="Answers" className="grid grid-cols-1 gap-3 sm:grid-cols-2 xl:grid-cols-4">
      {[whyAnswer(summary), weeklyAnswer(summary), agentlessAnswer(summary), orphanAnswer(summary)].map((answer) => (
        <li key={answer.question} className="flex">
          <AnswerCard {...answer} />
        </li>
      ))}
    </ul>
  );
}

function AnswerCard({ question, answer, note, href, icon: Icon }: Answer) {
  return (
    <Link
      href={href}
      className="group flex w-full flex-col rounded-lg border border-line bg-surface px-4 py-3.5 shadow-card transition-colors hover:border-line-strong"
    >
      <span className="flex items-center justify-between gap-2 text-muted text-sm">
        {question}
        <Icon aria-hidden className="size-4 shrink-0 text-faint" />
      </span>
      <span className="numeric mt-1 font-semibold text-xl tracking-tight group-hover:underline">{answer}</span>
      <span className="mt-0.5 text-faint text-xs text-pretty">{note}</span>
    </Link>
  );
}

function whyAnswer({ byPart, total, currency }: CostSummaryDto): Answer {
  const dearest = byPart.toSorted((a, b) => b.now.expected - a.now.expected)[0];
  const base = { question: "Why do I pay it?", href: "/cost/why?by=fleet", icon: PieChart };
  if (!dearest || total.now.expected === 0) {
    return { ...base, answer: "Charge by charge", note: "quantity times unit price, with what is assumed" };
  }
  const share = shareInWords(Math.round((dearest.now.expected / total.now.expected) * 100) / 100);
  return { ...base, answer: `${share} ${dearest.name.toLowerCase()}`, note: whyNote(dearest.now.expected, currency) };
}

const whyNote = (amount: number, currency: string): string =>
  `${moneyWords(amount, currency)} a month; every charge as quantity times price`;

function weeklyAnswer({ weekly, currency }: CostSummaryDto): Answer {
  const base = { question: "Weekly instead of daily?", href: "/cost/what-if?every=weekly", icon: CalendarRange };
  if (!weekly) return { ...base, answer: "All weekly", note: "no policy runs more often than once a week" };
  const isLess = weekly.expected < 0;
  const amount = moneyWords(Math.abs(weekly.expected), currency);
  return {
    ...base,
    answer: isLess ? `Saves ${amount} a month` : `${moneyChangeWords(weekly.expected, currency)} a month`,
    note: "in 12 months, if every policy ran once a week and kept what it keeps now",
  };
}

function agentlessAnswer({ dearerAgentless: { vms, monthly }, currency }: CostSummaryDto): Answer {
  const base = { question: "Dearer agentless?", href: "/cost?view=agentless", icon: Scale };
  if (vms === 0) return { ...base, answer: "None", note: "Azure Backup's agent would protect no VM for less" };
  const more = monthly
    ? `by ${moneyWords(monthly.expected, currency)} a month in Azure Backup`
    : "no price of the fee known";
  const count = vms.toLocaleString("en-GB");
  return { ...base, answer: vms === 1 ? "1 virtual machine" : `${count} virtual machines`, note: more };
}

function orphanAnswer({ orphans: { points, monthly }, currency }: CostSummaryDto): Answer {
  const base = { question: "What do orphans cost?", href: "/cost?view=orphans", icon: Archive };
  if (points === 0) return { ...base, answer: "Nothing", note: "every restore point is one that a policy wants" };
  return {
    ...base,
    answer: `${moneyWords(monthly.expected, currency)} a month`,
    note: `${moneyRangeWords(monthly, currency)}; ${points.toLocaleString("en-GB")} restore points that no policy wants`,
  };
}
