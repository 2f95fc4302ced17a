import fc from "fast-check";
import {
  consistencyTypes,
  type DayOfMonth,
  notifications,
  type PolicySettings,
  weeksOfMonth,
} from "#lib/domain/policy/policy-settings.ts";
import { validatePolicy } from "#lib/domain/policy/validate-policy.ts";
import { instantRange } from "#lib/domain/policy/validate-retention.ts";
import { intervalChoices, windowChoices } from "#lib/domain/policy/validate-schedule.ts";
import { type Schedule, type Weekday, weekdays } from "#lib/domain/schedule/schedule.ts";

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":"));

const schedule: fc.Arbitrary<Schedule> = fc.oneof(
  fc.constantFrom(...intervalChoices).chain((intervalHours) =>
    fc.record({
      frequency: fc.constant("Hourly" as const),
      startTime: time,
      intervalHours: fc.constant(intervalHours),
      windowHours: fc.constantFrom(...windowChoices(intervalHours)),
    }),
  ),
  fc.record({ frequency: fc.constant("Daily" as const), startTime: time }),
  fc.record({
    frequency: fc.constant("Weekly" as const),
    startTime: time,
    weekdays: fc.subarray([...weekdays], { minLength: 1 }),
  }),
);

const dayOf = (days: readonly Weekday[], isWeekly: boolean): fc.Arbitrary<DayOfMonth> => {
  const weekBased = fc.record({
    basis: fc.constant("Week" as const),
    week: fc.constantFrom(...weeksOfMonth),
    weekday: fc.constantFrom(...days),
  });
  const dayBased = fc.record({
    basis: fc.constant("Day" as const),
    day: fc.oneof(fc.integer({ min: 1, max: 28 }), fc.constant("Last" as const)),
  });
  return isWeekly ? weekBased : fc.oneof(weekBased, dayBased);
};

function retentionFor(schedule: Schedule): fc.Arbitrary<PolicySettings["retention"]> {
  const isWeekly = schedule.frequency === "Weekly";
  const days = isWeekly ? schedule.weekdays : weekdays;
  const off = fc.constant(null);
  return fc.record({
    daily: isWeekly ? off : fc.option(fc.record({ days: fc.integer({ min: 7, max: 400 }) })),
    weekly: fc.option(fc.record({ weeks: fc.integer({ min: 1, max: 60 }), weekday: fc.constantFrom(...days) })),
    monthly: fc.option(fc.record({ months: fc.integer({ min: 1, max: 60 }), on: dayOf(days, isWeekly) })),
    yearly: fc.option(
      fc.record({
        years: fc.integer({ min: 1, max: 10 }),
        month: fc.integer({ min: 1, max: 12 }),
        on: dayOf(days, isWeekly),
      }),
    ),
  });
}

const word = fc.string({ unit: fc.constantFrom(..."abcxyz-_"), minLength: 1, maxLength: 8 });

const others = fc.record({
  consistencyType: fc.constantFrom(...consistencyTypes),
  timeZone: fc.constantFrom(...Intl.supportedValuesOf("timeZone"), "UTC"),
  collectionResourceGroup: fc.constantFrom("{resourceGroup}", "rg-{location}", "restore-points"),
  retries: fc.integer({ min: 0, max: 5 }),
  minimumConsistency: fc.constantFrom(null, "FileSystemConsistent" as const, "ApplicationConsistent" as const),
  excludeDisks: fc.record({
    luns: fc.uniqueArray(fc.integer({ min: 0, max: 63 }), { maxLength: 4 }),
    skus: fc.subarray(["UltraSSD_LRS", "PremiumV2_LRS", "Standard_LRS"]),
    tags: fc.array(fc.record({ name: word, value: word }), { maxLength: 3 }),
  }),
  notify: fc.constantFrom(...notifications),
});

/** Any policy that can be saved. */
export const arbitraryPolicy: fc.Arbitrary<PolicySettings> = schedule
  .chain((schedule) => {
    const { min, max } = instantRange(schedule.frequency);
    return fc.record({
      schedule: fc.constant(schedule),
      instantRetentionDays: fc.integer({ min, max }),
      retention: retentionFor(schedule),
      others,
    });
  })
  .map(({ others: rest, ...timed }): PolicySettings => ({ ...rest, ...timed }))
  .filter((settings) => Object.keys(validatePolicy("a-policy", settings)).length === 0);
