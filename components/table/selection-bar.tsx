"use client";

import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";

type SelectionBarProps = { count: number; onClear: () => void; children: ReactNode };

/** What can be done with the chosen rows; also those on other pages. */
export function SelectionBar({ count, onClear, children }: SelectionBarProps) {
  if (count === 0) return null;
  return (
    <div className="mt-2.5 flex flex-wrap items-center gap-2 rounded-md bg-accent-soft px-3 py-2">
      <p role="status" className="mr-auto font-medium text-accent-text text-sm">
        {count.toLocaleString("en-GB")} selected
      </p>
      {children}
      <Button variant="quiet" size="small" onPress={onClear}>
        Clear selection
      </Button>
    </div>
  );
}
