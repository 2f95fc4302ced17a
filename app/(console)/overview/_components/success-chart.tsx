import { Card } from "#components/ui/card.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { joinClasses } from "#components/ui/join-classes.ts";
import type { OverviewDay } from "#lib/contracts/overview.ts";
import { dayWords } from "./day-words.ts";
import { DaysTable } from "./days-table.tsx";

type Outcome = { key: Exclude<keyof OverviewDay, "day">; label: string; fill: string };

/** Bottom to top. Warnings and failures carry a pattern as well as a colour. */
const outcomes: readonly Outcome[] = [
  { key: "completed", label: "Completed", fill: "bg-success-mark" },
  { key: "completedWithWarnings", label: "Completed with warnings", fill: "bg-warning-mark hatched" },
  { key: "failed", label: "Failed", fill: "bg-danger-mark cross-hatched" },
];

const totalOf = (day: OverviewDay): number => day.completed + day.completedWithWarnings + day.failed;

export function SuccessChart({ days }: { days: readonly OverviewDay[] }) {
  const total = days.reduce((sum, day) => sum + totalOf(day), 0);
  const failed = days.reduce((sum, day) => sum + day.failed, 0);
  return (
    <Card
      title="Backups in the last 7 days"
      description={
        total === 0
          ? "None has ended yet."
          : `${total.toLocaleString("en-GB")} ended, ${failed === 0 ? "none" : failed.toLocaleString("en-GB")} of them failed.`
      }
      actions={<Legend />}
    >
      <Bars days={days} />
      <Disclosure title="Show as table" className="mt-3">
        <DaysTable days={days} />
      </Disclosure>
    </Card>
  );
}

/** The table twin says the same to those who cannot see it. */
function Bars({ days }: { days: readonly OverviewDay[] }) {
  const highest = Math.max(1, ...days.map(totalOf));
  return (
    <div aria-hidden className="grid grid-cols-7 gap-2 sm:gap-4">
      {days.map((day) => (
        <div key={day.day} className="min-w-0 text-center">
          <div className="flex h-32 flex-col justify-end border-line border-b">
            <span className="numeric mb-1 text-2xs text-muted">{totalOf(day) > 0 && totalOf(day)}</span>
            <div className="mx-auto flex w-full max-w-10 flex-col-reverse gap-px overflow-hidden rounded-t-sm">
              {outcomes.map(({ key, fill }) => (
                <div
                  key={key}
                  className={joinClasses(fill, day[key] > 0 && "min-h-1")}
                  style={{ height: `${(day[key] / highest) * 6.5}rem` }}
                />
              ))}
            </div>
          </div>
          <span className="mt-1.5 block truncate text-2xs text-muted">{dayWords(day.day)}</span>
        </div>
      ))}
    </div>
  );
}

function Legend() {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-muted text-xs">
      {outcomes.map(({ key, label, fill }) => (
        <li key={key} className="flex items-center gap-1.5">
          <span aria-hidden className={joinClasses("size-2.5 rounded-xs", fill)} />
          {label}
        </li>
      ))}
    </ul>
  );
}
