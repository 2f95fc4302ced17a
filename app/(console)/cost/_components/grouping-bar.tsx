"use client";

import { joinClasses } from "#components/ui/join-classes.ts";
import { type CostGrouping, costGroupings } from "#lib/contracts/cost-report.ts";
import { groupingWords } from "./grouping-words.ts";

type GroupingBarProps = { by: CostGrouping; onChange: (by: CostGrouping) => void };

export function GroupingBar({ by, onChange }: GroupingBarProps) {
  return (
    <fieldset className="scrollbar-none flex gap-1 overflow-x-auto">
      <legend className="sr-only">Break down by</legend>
      {costGroupings.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={each === by}
          onClick={() => onChange(each)}
          className={joinClasses(
            "h-8 shrink-0 rounded-md px-3 font-medium text-sm -outline-offset-2",
            each === by ? "bg-accent-soft text-accent-text" : "text-muted hover:bg-hover hover:text-ink",
          )}
        >
          {groupingWords[each].one}
        </button>
      ))}
    </fieldset>
  );
}
