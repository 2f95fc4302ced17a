import { DefinitionList } from "#components/ui/definition-list.tsx";
import { consistencyInWords, counted, dayOfMonthInWords } from "#lib/domain/policy/policy-in-words.ts";
import type { PolicySettings } from "#lib/domain/policy/policy-settings.ts";
import { scheduleInWords } from "#lib/domain/schedule/schedule-in-words.ts";

const monthName = (month: number): string =>
  new Intl.DateTimeFormat("en-GB", { month: "long", timeZone: "UTC" }).format(Date.UTC(2001, month - 1, 1));

/** Everything a policy says, in words. */
export function PolicyFacts({ settings }: { settings: PolicySettings }) {
  const { daily, weekly, monthly, yearly } = settings.retention;
  return (
    <DefinitionList
      columns={2}
      items={[
        { term: "Consistency type", value: consistencyInWords(settings.consistencyType) },
        { term: "Policy sub type", value: "Enhanced" },
        { term: "Schedule", value: scheduleInWords(settings.schedule) },
        { term: "Time zone", value: settings.timeZone },
        { term: "Instant recovery snapshots", value: counted(settings.instantRetentionDays, "day") },
        { term: "Daily retention", value: daily ? counted(daily.days, "day") : "Off" },
        { term: "Weekly retention", value: weekly ? `${counted(weekly.weeks, "week")}, on ${weekly.weekday}` : "Off" },
        {
          term: "Monthly retention",
          value: monthly ? `${counted(monthly.months, "month")}, ${dayOfMonthInWords(monthly.on)}` : "Off",
        },
        {
          term: "Yearly retention",
          value: yearly
            ? `${counted(yearly.years, "year")}, ${dayOfMonthInWords(yearly.on)} of ${monthName(yearly.month)}`
            : "Off",
        },
        {
          term: "Resource group for collections",
          value:
            settings.collectionResourceGroup === "{resourceGroup}"
              ? "Each VM's own resource group"
              : settings.collectionResourceGroup,
        },
      ]}
    />
  );
}
