import { type Schedule, weekdays } from "#lib/domain/schedule/schedule.ts";
import { defaultPolicySettings } from "../policy-settings.ts";
import { readOnlyTime, readTime, readWords } from "./read-choice.ts";
import type { ObjectReader, ReadingNotes } from "./read-object.ts";

const scheduleTypes = ["SimpleSchedulePolicyV2", "SimpleSchedulePolicy"] as const;

/** Also of a Standard policy, whose members stand one level higher. What cannot be read starts as a new policy does. */
export function readAzureSchedule(policy: ObjectReader, notes: ReadingNotes): Schedule {
  const from = policy.needed("schedulePolicy");
  if (!from) return defaultPolicySettings.schedule;
  const type = from.oneOf("schedulePolicyType", scheduleTypes);
  const frequency = from.oneOf("scheduleRunFrequency", ["Hourly", "Daily", "Weekly"]);
  if (!frequency) return defaultPolicySettings.schedule;
  if (frequency === "Hourly") return readHourly(from, notes);
  noteWeeks(from, notes);
  const plan = type === "SimpleSchedulePolicy" ? from : from.needed(`${frequency.toLowerCase()}Schedule`);
  const startTime = (plan && readOnlyTime(plan, "scheduleRunTimes", notes)) ?? defaultPolicySettings.schedule.startTime;
  if (frequency === "Daily") return { frequency, startTime };
  return { frequency, startTime, weekdays: plan ? readWords(plan, "scheduleRunDays", weekdays, notes) : [] };
}

function readHourly(from: ObjectReader, notes: ReadingNotes): Schedule {
  const standard = { ...defaultPolicySettings.schedule, intervalHours: 4, windowHours: 24 };
  const plan = from.needed("hourlySchedule");
  if (!plan) return { ...standard, frequency: "Hourly" };
  const startPath = plan.pathOf("scheduleWindowStartTime");
  return {
    frequency: "Hourly",
    startTime: readTime(plan.take("scheduleWindowStartTime"), startPath, notes) ?? standard.startTime,
    intervalHours: plan.whole("interval") ?? standard.intervalHours,
    windowHours: plan.whole("scheduleWindowDuration") ?? standard.windowHours,
  };
}

/** Every week, or as Azure writes it, every 0 weeks. */
function noteWeeks(from: ObjectReader, notes: ReadingNotes): void {
  const weeks = from.take("scheduleWeeklyFrequency");
  if (weeks === undefined || weeks === 0 || weeks === 1) return;
  notes.notCarriedOver.push({
    path: from.pathOf("scheduleWeeklyFrequency"),
    sentence: "Stillpoint runs a weekly schedule every week.",
  });
}
