import { defaultPolicySettings, type PolicySettings } from "#lib/domain/policy/policy-settings.ts";
import type { SeededRandom } from "./seeded-random.ts";

const hourly = (intervalHours: number): PolicySettings["schedule"] => ({
  frequency: "Hourly",
  startTime: "06:30",
  intervalHours,
  windowHours: 24,
});

/** Policies that differ in what the engine does under them. */
const shapes: Partial<PolicySettings>[] = [
  { schedule: hourly(4) },
  { schedule: hourly(12), retention: { daily: { days: 3 }, weekly: null, monthly: null, yearly: null } },
  { schedule: hourly(4), consistencyType: "ApplicationWithCrashFallback", retries: 1 },
  { schedule: hourly(6), consistencyType: "ApplicationConsistent", retries: 1 },
  {
    schedule: hourly(6),
    consistencyType: "ApplicationWithCrashFallback",
    retries: 0,
    minimumConsistency: "ApplicationConsistent",
  },
  {
    schedule: { frequency: "Daily", startTime: "08:00" },
    retention: { daily: { days: 2 }, weekly: { weeks: 1, weekday: "Tuesday" }, monthly: null, yearly: null },
  },
];

export const randomPolicy = (random: SeededRandom): PolicySettings => ({
  ...defaultPolicySettings,
  instantRetentionDays: random.between(1, 2),
  ...random.pick(shapes),
});
