import type { MaintenanceWindowDto } from "#lib/contracts/maintenance.ts";

/** "Saturdays and Sundays, 22:00 to 04:00, Europe/Berlin". */
export function windowTimesInWords(
  window: Pick<MaintenanceWindowDto, "weekdays" | "startTime" | "endTime" | "timeZone">,
) {
  const { weekdays, startTime, endTime, timeZone } = window;
  const days = weekdays.map((day) => `${day}s`);
  const last = days.pop();
  const onDays =
    last === undefined || weekdays.length === 7 ? "Every day" : [days.join(", "), last].filter(Boolean).join(" and ");
  const dayAfter = endTime <= startTime ? " the day after" : "";
  return `${onDays}, ${startTime} to ${endTime}${dayAfter}, ${timeZone}`;
}

/** "All virtual machines", "VMs tagged ring=1 in Contoso Production". */
export function windowScopeInWords(
  { subscriptionIds, tagName, tagValue }: Pick<MaintenanceWindowDto, "subscriptionIds" | "tagName" | "tagValue">,
  nameOf: (subscriptionId: string) => string,
): string {
  const vms = tagName === "" ? "All virtual machines" : `Virtual machines tagged ${tagName}=${tagValue}`;
  return subscriptionIds.length === 0 ? vms : `${vms} in ${subscriptionIds.map(nameOf).join(", ")}`;
}
