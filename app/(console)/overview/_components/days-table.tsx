import type { OverviewDay } from "#lib/contracts/overview.ts";
import { dayWords } from "./day-words.ts";

const cell = "py-1.5 text-right";

export function DaysTable({ days }: { days: readonly OverviewDay[] }) {
  return (
    <table className="w-full max-w-xl text-sm">
      <caption className="sr-only">Backups in the last 7 days by how they ended</caption>
      <thead>
        <tr className="text-muted text-xs">
          <th scope="col" className="py-1.5 text-left font-medium">
            Day
          </th>
          <th scope="col" className={`${cell} font-medium`}>
            Completed
          </th>
          <th scope="col" className={`${cell} font-medium`}>
            With warnings
          </th>
          <th scope="col" className={`${cell} font-medium`}>
            Failed
          </th>
        </tr>
      </thead>
      <tbody>
        {days.map(({ day, completed, completedWithWarnings, failed }) => (
          <tr key={day} className="border-line border-t">
            <th scope="row" className="py-1.5 text-left font-normal">
              {dayWords(day)}
            </th>
            <td className={cell}>{completed.toLocaleString("en-GB")}</td>
            <td className={cell}>{completedWithWarnings.toLocaleString("en-GB")}</td>
            <td className={cell}>{failed.toLocaleString("en-GB")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
