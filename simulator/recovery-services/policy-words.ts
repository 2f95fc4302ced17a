export const managementTypes = [
  "AzureIaasVM",
  "AzureStorage",
  "AzureWorkload",
  "AzureSql",
  "MAB",
  "GenericProtectionPolicy",
];
export const policyTypes = ["V1", "V2"];
export const frequencies = ["Hourly", "Daily", "Weekly"];
export const days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
export const weeks = ["First", "Second", "Third", "Fourth", "Last"];
export const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
export const durationTypes = ["Days", "Weeks", "Months", "Years"];
export const formatTypes = ["Daily", "Weekly"];
export const tieringModes = ["TierRecommended", "TierAfter", "DoNotTier"];

/** Which words a member of a policy takes, wherever in the policy it stands. */
export const wordsOf: Record<string, readonly string[]> = {
  backupManagementType: managementTypes,
  scheduleRunFrequency: frequencies,
  scheduleRunDays: days,
  daysOfTheWeek: days,
  weeksOfTheMonth: weeks,
  monthsOfYear: months,
  durationType: [...durationTypes, "Invalid"],
  retentionScheduleFormatType: formatTypes,
  tieringMode: [...tieringModes, "Invalid"],
  snapshotConsistencyType: ["OnlyCrashConsistent"],
  schedulePolicyType: ["SimpleSchedulePolicy", "SimpleSchedulePolicyV2", "LogSchedulePolicy", "LongTermSchedulePolicy"],
  retentionPolicyType: ["LongTermRetentionPolicy", "SimpleRetentionPolicy"],
};

/** Members whose values are instants; Azure answers them without fractions of a second. */
export const instantMembers = new Set([
  "scheduleRunTimes",
  "retentionTimes",
  "scheduleWindowStartTime",
  "startTimeOfDay",
]);
