const dayMs = 86_400_000;
const hourMs = 3_600_000;
/** The middle of every day is looked at: a bill counts by days. */
const lookAtHour = 12;

/** Days of a month that a bill covers. All are `2026-05-01`; both ends are included. */
export type BilledDays = { from: string; to: string; days: number; daysOfMonth: number };

/** The part of a month that a file with charges from one day to another covers; null for none. */
export function billedDays(month: string, period: { from: string; to: string }): BilledDays | null {
  const daysOfMonth = lastDayOf(month);
  const end = `${month.slice(0, 7)}-${String(daysOfMonth).padStart(2, "0")}`;
  const from = period.from > month ? period.from : month;
  const to = period.to < end ? period.to : end;
  if (from > to) return null;
  return { from, to, days: Math.round((msOf(to) - msOf(from)) / dayMs) + 1, daysOfMonth };
}

/** Instants to look at the ledger at: the middle of each day. */
export const looksAt = ({ from, days }: BilledDays): number[] =>
  Array.from({ length: days }, (_, index) => msOf(from) + index * dayMs + lookAtHour * hourMs);

function lastDayOf(month: string): number {
  const [year, number] = month.split("-").map(Number);
  return new Date(Date.UTC(year ?? 0, number ?? 1, 0)).getUTCDate();
}

const msOf = (day: string): number => new Date(`${day}T00:00:00Z`).getTime();
