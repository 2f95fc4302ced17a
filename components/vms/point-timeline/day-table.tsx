import type { PointDayDto } from "#lib/contracts/restore-points.ts";
import { dayName, dayParts } from "./day-in-words.ts";

const cell = "px-2 py-1.5 text-right";

/** Newest first, days without a restore point included: a gap is what one looks for. */
export function DayTable({ days }: { days: readonly PointDayDto[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section aria-label="Restore points by day, as a table" tabIndex={0} className="max-h-96 overflow-auto">
      <table className="w-full text-sm">
        <caption className="sr-only">Restore points by day</caption>
        <thead>
          <tr className="text-muted text-xs">
            <th scope="col" className="py-1.5 text-left font-medium">
              Day
            </th>
            <th scope="col" className={`${cell} font-medium`}>
              All
            </th>
            {dayParts.map(([key, words]) => (
              <th key={key} scope="col" className={`${cell} font-medium first-letter:uppercase`}>
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map((day) => (
            <tr key={day.day} className="border-line border-t">
              <th scope="row" className="whitespace-nowrap py-1.5 text-left font-normal">
                {dayName(day.day)}
              </th>
              <td className={cell}>{day.total}</td>
              {dayParts.map(([key]) => (
                <td key={key} className={cell}>
                  {day[key]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
