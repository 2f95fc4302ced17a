import { describe, expect, it } from "vitest";
import { readPolicyMember } from "#lib/contracts/azure-policy.ts";
import { fromAzurePolicy } from "#lib/domain/policy/azure-shape/from-azure-policy.ts";
import { toAzurePolicy } from "#lib/domain/policy/azure-shape/to-azure-policy.ts";
import { defaultPolicySettings, type PolicySettings } from "#lib/domain/policy/policy-settings.ts";

type Path = (string | number)[];

const base: PolicySettings = {
  ...defaultPolicySettings,
  timeZone: "Europe/Berlin",
  retention: {
    daily: { days: 30 },
    weekly: { weeks: 12, weekday: "Sunday" },
    monthly: { months: 12, on: { basis: "Week", week: "First", weekday: "Sunday" } },
    yearly: { years: 2, month: 1, on: { basis: "Day", day: 15 } },
  },
};

/** A file of ours in which somebody has written something else at a path; undefined takes it out. */
function fileWith(changes: [Path, unknown][], settings = base): unknown {
  const file = JSON.parse(JSON.stringify(toAzurePolicy("nightly", settings)));
  for (const [path, value] of changes) {
    const holder = path.slice(0, -1).reduce((inner, key) => inner[key], file);
    const last = path.at(-1) ?? "";
    if (value === undefined) delete holder[last];
    else holder[last] = value;
  }
  return file;
}

function read(file: unknown) {
  const reading = fromAzurePolicy(file, readPolicyMember);
  if ("sentence" in reading) throw new Error(reading.sentence);
  return reading;
}

const properties = (...rest: Path): Path => ["properties", ...rest];
const hourly = (...rest: Path): Path => properties("schedulePolicy", "hourlySchedule", ...rest);
const retention = (...rest: Path): Path => properties("retentionPolicy", ...rest);

describe("what is wrong is said with its place in the file", () => {
  it.each<[string, Path, unknown, string, string]>([
    ["no schedule", properties("schedulePolicy"), undefined, "properties.schedulePolicy", "missing"],
    ["a wrong kind", properties("schedulePolicy"), [], "properties.schedulePolicy", "must be an object, and is []"],
    [
      "an unknown frequency",
      properties("schedulePolicy", "scheduleRunFrequency"),
      "Yearly",
      "properties.schedulePolicy.scheduleRunFrequency",
      "Hourly or Daily or Weekly",
    ],
    [
      "an interval nobody has",
      hourly("interval"),
      5,
      "properties.schedulePolicy.hourlySchedule.interval",
      "Choose every",
    ],
    ["words for a number", hourly("interval"), "four", "properties.schedulePolicy.hourlySchedule.interval", '"four"'],
    [
      "no time",
      hourly("scheduleWindowStartTime"),
      "8 o'clock",
      "properties.schedulePolicy.hourlySchedule.scheduleWindowStartTime",
      "2026-01-01T08:00:00Z",
    ],
    ["an unknown zone", properties("timeZone"), "Middle Earth", "properties.timeZone", "no time zone of Windows"],
    [
      "too many snapshots",
      properties("instantRpRetentionRangeInDays"),
      31,
      "properties.instantRpRetentionRangeInDays",
      "1 to 30",
    ],
    [
      "too few days",
      retention("dailySchedule", "retentionDuration", "count"),
      1,
      "properties.retentionPolicy.dailySchedule.retentionDuration.count",
      "7 to 9999",
    ],
    [
      "another unit",
      retention("weeklySchedule", "retentionDuration", "durationType"),
      "Days",
      "properties.retentionPolicy.weeklySchedule.retentionDuration.durationType",
      "Weeks",
    ],
    [
      "an unknown weekday",
      retention("weeklySchedule", "daysOfTheWeek", 0),
      "Sonntag",
      "properties.retentionPolicy.weeklySchedule.daysOfTheWeek[0]",
      '"Sonntag"',
    ],
    [
      "a date that some months lack",
      retention("yearlySchedule", "retentionScheduleDaily", "daysOfTheMonth", 0, "date"),
      31,
      "properties.retentionPolicy.yearlySchedule",
      "1 to 28",
    ],
    ["an impossible name", ["name"], "1", "name", "3 to 150"],
    ["an impossible setting of ours", ["stillpoint", "retries"], 9, "stillpoint.retries", "0 to 5"],
    ["an unreadable setting of ours", ["stillpoint", "notify"], "Sometimes", "stillpoint.notify", "cannot be read"],
    [
      "a consistency type that is none",
      properties("snapshotConsistencyType"),
      "Best",
      "properties.snapshotConsistencyType",
      "OnlyCrashConsistent or absent",
    ],
  ])("%s", (_, path, value, place, part) => {
    const { problems } = read(fileWith([[path, value]]));
    expect(problems.find((problem) => problem.path === place)?.sentence).toContain(part);
  });
});

describe("what Stillpoint cannot keep is said, and nothing is lost in silence", () => {
  it.each<[string, Path, unknown, string, string]>([
    ["archiving", properties("tieringPolicy"), { ArchivedRP: { tieringMode: "TierRecommended" } }, "", "archive tier"],
    ["a second weekday", retention("weeklySchedule", "daysOfTheWeek", 1), "Monday", "", "Sunday is taken, Monday"],
    ["another tier's time", retention("dailySchedule", "retentionTimes", 0), "2026-01-01T02:00:00Z", "", "02:00"],
    ["a Standard policy", properties("policyType"), "V1", "", "becomes one"],
    ["tags of the resource", ["tags"], { owner: "ops" }, "tags", "no setting"],
    ["an unknown member", properties("instantRPDetails"), { azureBackupRGNamePrefix: "rg" }, "", "no setting"],
    ["an unknown setting of ours", ["stillpoint", "colour"], "green", "stillpoint.colour", "no setting"],
    ["a format to come", ["stillpoint", "formatVersion"], 2, "stillpoint.formatVersion", "format 2"],
  ])("%s", (_, path, value, place, part) => {
    const { notCarriedOver, problems } = read(fileWith([[path, value]]));
    const note = notCarriedOver.find(({ path: where }) => where.startsWith(place || path.slice(0, 3).join(".")));
    expect(note?.sentence).toContain(part);
    expect(problems).toEqual([]);
  });

  it("keeps silent about what says nothing", () => {
    const file = fileWith([
      [["id"], "/subscriptions/x"],
      [["eTag"], '"1"'],
      [["tags"], {}],
      [properties("protectedItemsCount"), 3],
      [properties("resourceGuardOperationRequests"), null],
      [properties("tieringPolicy"), { ArchivedRP: { tieringMode: "DoNotTier" } }],
    ]);
    expect(read(file)).toEqual({ name: "nightly", settings: base, problems: [], notCarriedOver: [] });
  });
});

describe("our own notes beside Azure's part", () => {
  const often: PolicySettings = {
    ...base,
    schedule: { frequency: "Hourly", startTime: "08:00", intervalHours: 2, windowHours: 24 },
  };

  it("give way where somebody has changed Azure's part since", () => {
    const reading = read(fileWith([[hourly("interval"), 6]], often));
    expect(reading.settings.schedule).toMatchObject({ intervalHours: 6 });
    expect(reading.notCarriedOver.map(({ path }) => path)).toEqual(["stillpoint.schedule"]);
  });

  it("are taken where they say the same more exactly", () => {
    expect(read(fileWith([], often)).settings).toEqual(often);
    const vienna = { ...base, timeZone: "Europe/Vienna" };
    expect(toAzurePolicy("nightly", vienna).properties.timeZone).toBe("W. Europe Standard Time");
    expect(read(fileWith([], vienna)).settings.timeZone).toBe("Europe/Vienna");
  });
});

it("takes Azure's default type for what it does: application-consistent, else crash-consistent", () => {
  const { settings } = read(fileWith([[properties("snapshotConsistencyType"), undefined]]));
  expect(settings.consistencyType).toBe("ApplicationWithCrashFallback");
});

it("reads the name out of a template, which puts the vault's before it", () => {
  expect(read(fileWith([[["name"], "vault/nightly"]])).name).toBe("nightly");
});

it.each<[string, unknown, string]>([
  ["no object", "policy", "A policy is a JSON object"],
  ["a list of policies", { value: [{}, {}] }, "list of 2 policies"],
  ["nothing in it", { name: "nightly" }, "missing"],
  ["a policy for databases", { properties: { backupManagementType: "AzureWorkload" } }, '"AzureWorkload"'],
])("refuses %s", (_, file, part) => {
  expect(fromAzurePolicy(file, readPolicyMember)).toMatchObject({ sentence: expect.stringContaining(part) });
});
