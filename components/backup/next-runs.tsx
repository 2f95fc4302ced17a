"use client";

import { useNow, useTimeZone } from "#components/ui/clock.tsx";
import { type ClockChange, clockChangeAt, clockChangeInWords } from "#lib/domain/schedule/clock-change.ts";
import { nextSlots, type ZonedSchedule } from "#lib/domain/schedule/next-slots.ts";
import { isTimeZone } from "#lib/domain/schedule/zoned-time.ts";

const format = (timeZone: string) =>
  new Intl.DateTimeFormat("en-GB", {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    timeZone,
  });

/** When the policy would run, in its own zone and in the reader's, by the very function that plans the backups. */
export function NextRuns({ schedule, timeZone, count = 10 }: ZonedSchedule & { count?: number }) {
  const ownZone = useTimeZone();
  const now = useNow();
  if (!isTimeZone(timeZone)) return <p className="text-muted text-sm">Choose a time zone to see the next runs.</p>;
  const slots = nextSlots({ schedule, timeZone }, now, count);
  if (slots.length === 0) return <p className="text-muted text-sm">With these settings it never runs.</p>;
  const zones = ownZone === timeZone ? [timeZone] : [timeZone, ownZone];
  const changes = slots.map((slot) => clockChangeAt(schedule, timeZone, slot));
  return (
    <table className="w-full text-left text-sm">
      <caption className="sr-only">The next {slots.length} runs</caption>
      <thead>
        <tr className="border-line border-b text-muted text-xs">
          {zones.map((zone, index) => (
            <th key={zone} scope="col" className="py-1.5 pr-4 font-medium">
              {index === 0 ? "Policy" : "You"} <span className="font-normal text-faint">({zone})</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {slots.map((slot, index) => (
          <tr key={slot.getTime()} className="border-line/60 border-b align-top last:border-0">
            {zones.map((zone, column) => (
              <td key={zone} className="py-1.5 pr-4">
                <time dateTime={slot.toISOString()}>{format(zone).format(slot)}</time>
                {column === 0 && <ClockRemark change={changes[index] ?? null} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ClockRemark({ change }: { change: ClockChange | null }) {
  return change && <span className="block text-muted text-xs text-pretty">{clockChangeInWords(change)}</span>;
}
