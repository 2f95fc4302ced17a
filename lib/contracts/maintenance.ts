import { z } from "zod";
import { minuteOfDay, weekdays } from "#lib/domain/schedule/schedule.ts";
import { isTimeZone } from "#lib/domain/schedule/zoned-time.ts";

/** Each check of a backup reads them all. */
export const maintenanceWindowsMax = 100;

const timeOfDay = z.string().refine((time) => minuteOfDay(time) !== null, "Enter a time of day, for example 22:00.");

export const saveMaintenanceWindowInput = z
  .object({
    /** Null for a new one. */
    id: z.uuid().nullable(),
    name: z.string().trim().min(1, "Enter a name.").max(60, "Use at most 60 characters."),
    enabled: z.boolean(),
    /** The days on which it begins; empty for every day. */
    weekdays: z.array(z.enum(weekdays)).max(7),
    startTime: timeOfDay,
    /** Not after the start: on the next day. The same: a whole day later. */
    endTime: timeOfDay,
    timeZone: z.string().refine(isTimeZone, "Choose a time zone."),
    /** Azure's subscription ids; empty for every subscription. */
    subscriptionIds: z.array(z.string().max(100)).max(500),
    /** Empty name for every VM. */
    tagName: z.string().trim().max(512, "Azure's tag names have at most 512 characters."),
    tagValue: z.string().trim().max(256, "Azure's tag values have at most 256 characters."),
  })
  .refine(({ tagName, tagValue }) => tagName !== "" || tagValue === "", {
    path: ["tagName"],
    error: "Enter the tag's name, or leave its value empty, too.",
  })
  .refine((input) => input.startTime !== input.endTime || (input.weekdays.length > 0 && input.weekdays.length < 7), {
    path: ["endTime"],
    error: "A window that never closes would stop every backup. Choose another end, or only some days.",
  });
export type SaveMaintenanceWindowInput = z.infer<typeof saveMaintenanceWindowInput>;

export const deleteMaintenanceWindowInput = z.object({ id: z.uuid() });
export type DeleteMaintenanceWindowInput = z.infer<typeof deleteMaintenanceWindowInput>;

export type MaintenanceWindowDto = SaveMaintenanceWindowInput & {
  id: string;
  /** When it closes, while it is open. */
  openUntil: string | null;
};
