export type BillDay = { day: string } | { problem: "Unreadable" | "DayFirst" };

/**
 * A day as bills write it: ISO in FOCUS, month/day/year in Azure's own exports, day.month.year after a spreadsheet.
 * A thirteenth month says that somebody's spreadsheet has put days first: then no date of the file can be trusted.
 */
export function readBillDay(text: string): BillDay {
  const iso = /^(\d{4})-(\d{2})-(\d{2})/.exec(text);
  if (iso) return dayOf(iso[1], iso[2], iso[3]);
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(text);
  if (american) {
    if (Number(american[1]) > 12 && Number(american[2]) <= 12) return { problem: "DayFirst" };
    return dayOf(american[3], american[1], american[2]);
  }
  const european = /^(\d{1,2})\.(\d{1,2})\.(\d{4})/.exec(text);
  return european ? dayOf(european[3], european[2], european[1]) : { problem: "Unreadable" };
}

function dayOf(year = "", month = "", day = ""): BillDay {
  const text = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const isReal = new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;
  return isReal ? { day: text } : { problem: "Unreadable" };
}

/** `2026-05-01` for every day of May. */
export const monthOfDay = (day: string): string => `${day.slice(0, 7)}-01`;
