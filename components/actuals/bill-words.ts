import type { BillReading, BillSummaryDto } from "#lib/contracts/actuals.ts";

export const billFormatWords: Record<BillReading["format"], string> = {
  Focus: "Cost and usage details (FOCUS)",
  EnterpriseAgreement: "Actual cost, Enterprise Agreement",
  CustomerAgreement: "Actual cost, Customer Agreement",
  PayAsYouGo: "Actual cost, pay-as-you-go",
};

const monthFormat = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
const dayFormat = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** "May 2026". A bill's days are Azure's, in UTC, wherever the reader is. */
export const monthWords = (month: string): string => monthFormat.format(new Date(month));

/** "1 May 2026 to 31 May 2026". Not by `formatRange`: browsers and Node put different blanks into it. */
export const daysWords = ({ from, to }: { from: string; to: string }): string =>
  from === to ? dayWords(from) : `${dayWords(from)} to ${dayWords(to)}`;

const dayWords = (day: string): string => dayFormat.format(new Date(day));

export const periodWords = ({ periodStart, periodEnd }: BillSummaryDto): string =>
  daysWords({ from: periodStart, to: periodEnd });
