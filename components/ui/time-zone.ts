/** Cookie that tells the server the browser's zone, so that its first paint already shows local times. */
export const timeZoneCookie = "stillpoint-time-zone";

/** A zone that this runtime knows, or UTC: cookies hold whatever people put there. */
export function toTimeZone(value: string | undefined): string {
  try {
    return new Intl.DateTimeFormat("en-GB", { timeZone: value ?? "UTC" }).resolvedOptions().timeZone;
  } catch {
    return "UTC";
  }
}
