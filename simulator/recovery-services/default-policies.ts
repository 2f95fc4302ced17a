import type { JsonObject } from "#simulator/json.ts";
import type { Vault } from "#simulator/recovery-services/vault-ids.ts";
import type { World } from "#simulator/world/world.ts";

/** The three policies that a new vault has, with its first day in their times (recorded 2024-04-28). */
export function addDefaultPolicies(world: World, vault: Vault, now: number): void {
  const day = new Date(now).toISOString().slice(0, 10);
  for (const [name, properties] of Object.entries(defaultPolicies(day))) {
    const id = `${vault.id}/backupPolicies/${name}`;
    world.backupPolicies.put({ id, name, vaultId: vault.id, properties });
  }
}

function defaultPolicies(day: string): Record<string, JsonObject> {
  const evening = `${day}T16:30:00Z`;
  const morning = `${day}T08:00:00Z`;
  const simpleSchedule = {
    schedulePolicyType: "SimpleSchedulePolicy",
    scheduleRunFrequency: "Daily",
    scheduleRunTimes: [evening],
    scheduleWeeklyFrequency: 0,
  };
  const thirtyDays = { count: 30, durationType: "Days" };
  const keepThirtyDays = (time: string) => ({
    retentionPolicyType: "LongTermRetentionPolicy",
    dailySchedule: { retentionTimes: [time], retentionDuration: thirtyDays },
  });
  return {
    HourlyLogBackup: {
      backupManagementType: "AzureWorkload",
      workLoadType: "SQLDataBase",
      settings: { timeZone: "UTC", issqlcompression: false, isCompression: false },
      subProtectionPolicy: [
        { policyType: "Full", schedulePolicy: simpleSchedule, retentionPolicy: keepThirtyDays(evening) },
        {
          policyType: "Log",
          schedulePolicy: { schedulePolicyType: "LogSchedulePolicy", scheduleFrequencyInMins: 60 },
          retentionPolicy: { retentionPolicyType: "SimpleRetentionPolicy", retentionDuration: thirtyDays },
        },
      ],
    },
    DefaultPolicy: {
      backupManagementType: "AzureIaasVM",
      instantRPDetails: {},
      schedulePolicy: simpleSchedule,
      retentionPolicy: keepThirtyDays(evening),
      instantRpRetentionRangeInDays: 2,
      timeZone: "UTC",
    },
    EnhancedPolicy: {
      backupManagementType: "AzureIaasVM",
      policyType: "V2",
      instantRPDetails: {},
      schedulePolicy: {
        schedulePolicyType: "SimpleSchedulePolicyV2",
        scheduleRunFrequency: "Hourly",
        hourlySchedule: { interval: 4, scheduleWindowStartTime: morning, scheduleWindowDuration: 12 },
      },
      retentionPolicy: keepThirtyDays(morning),
      instantRpRetentionRangeInDays: 2,
      timeZone: "UTC",
    },
  };
}
