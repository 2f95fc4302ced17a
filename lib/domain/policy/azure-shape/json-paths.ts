const properties = "properties";
const retention = `${properties}.retentionPolicy`;

/** Where Azure's shape says what a path of our form says; the rest stands in the extension under our own names. */
const azurePaths: [ours: string, azure: string][] = [
  ["name", "name"],
  ["timeZone", `${properties}.timeZone`],
  ["instantRetentionDays", `${properties}.instantRpRetentionRangeInDays`],
  ["consistencyType", `${properties}.snapshotConsistencyType`],
  ["schedule.intervalHours", `${properties}.schedulePolicy.hourlySchedule.interval`],
  ["schedule.windowHours", `${properties}.schedulePolicy.hourlySchedule.scheduleWindowDuration`],
  ["schedule.weekdays", `${properties}.schedulePolicy.weeklySchedule.scheduleRunDays`],
  ["schedule", `${properties}.schedulePolicy`],
  ["retention.daily.days", `${retention}.dailySchedule.retentionDuration.count`],
  ["retention.weekly.weeks", `${retention}.weeklySchedule.retentionDuration.count`],
  ["retention.weekly.weekday", `${retention}.weeklySchedule.daysOfTheWeek`],
  ["retention.monthly.months", `${retention}.monthlySchedule.retentionDuration.count`],
  ["retention.monthly.on", `${retention}.monthlySchedule`],
  ["retention.yearly.years", `${retention}.yearlySchedule.retentionDuration.count`],
  ["retention.yearly.month", `${retention}.yearlySchedule.monthsOfYear`],
  ["retention.yearly.on", `${retention}.yearlySchedule`],
];

/** @param fieldPath of `validatePolicy` */
export function jsonPathOf(fieldPath: string, extensionName: string, inExtension: readonly string[]): string {
  const [member = ""] = fieldPath.split(".");
  const azure = azurePaths.find(([ours]) => fieldPath === ours || fieldPath.startsWith(`${ours}.`));
  return azure && !inExtension.includes(member) ? azure[1] : `${extensionName}.${fieldPath}`;
}
