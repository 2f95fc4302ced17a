import { type Schedule, weekdays } from "#lib/domain/schedule/schedule.ts";
import type { CostMachine } from "./cost-inputs.ts";
import { includedData } from "./included-data.ts";
import { changedRatio } from "./point-gaps.ts";
import { noRange, type Range } from "./range.ts";

/** Azure's price tables reckon a month as 730 hours. */
export const monthDays = 730 / 24;

/** GiB that all points of a month together have more than the ones before them: what is copied when every point is. */
export function changedGibPerMonth(machine: CostMachine, schedule: Schedule): Range {
  const perMonth = (churn: number, gaps: readonly number[]) =>
    (monthDays / gaps.reduce((sum, days) => sum + days, 0)) *
    gaps.reduce((sum, days) => sum + changedRatio(churn, days), 0);
  const gaps = gapsOfSchedule(schedule);
  const changed = { ...noRange };
  if (gaps.length === 0) return changed;
  for (const { usedGib, dailyChurnRatio } of includedData(machine).disks) {
    changed.low += usedGib.low * perMonth(dailyChurnRatio.low, gaps);
    changed.expected += usedGib.expected * perMonth(dailyChurnRatio.expected, gaps);
    changed.high += usedGib.high * perMonth(dailyChurnRatio.high, gaps);
  }
  return changed;
}

/** Days between the points of one turn of the schedule. Within a day it does not matter how many there are. */
function gapsOfSchedule(schedule: Schedule): number[] {
  if (schedule.frequency !== "Weekly") return [1];
  const days = schedule.weekdays.map((weekday) => weekdays.indexOf(weekday)).toSorted((a, b) => a - b);
  return days.map((day, index) => (days[index + 1] ?? (days[0] ?? 0) + 7) - day);
}
