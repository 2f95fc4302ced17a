"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { Button } from "#components/ui/button.tsx";

export type PageMove = { after?: string; before?: string };

type PagerProps = {
  shownCount: number;
  /** All rows under these filters, where the list counts them. */
  total?: number | undefined;
  next: string | null;
  previous: string | null;
  onMove: (move: PageMove) => void;
};

const count = (amount: number): string => amount.toLocaleString("en-GB");

export function Pager({ shownCount, total, next, previous, onMove }: PagerProps) {
  return (
    <nav aria-label="Pages" className="flex items-center justify-between gap-3 border-line border-t px-4 py-2">
      <p role="status" className="text-muted text-xs">
        {total === undefined ? `${count(shownCount)} shown` : `${count(shownCount)} of ${count(total)} shown`}
      </p>
      {/* A list that fits on one page has nowhere to go. */}
      {(previous !== null || next !== null) && (
        <div className="flex gap-1.5">
          <Button
            size="small"
            isDisabled={previous === null}
            onPress={() => previous !== null && onMove({ before: previous })}
            icon={<ChevronLeft aria-hidden />}
          >
            Previous
          </Button>
          <Button size="small" isDisabled={next === null} onPress={() => next !== null && onMove({ after: next })}>
            Next
            <ChevronRight aria-hidden />
          </Button>
        </div>
      )}
    </nav>
  );
}
