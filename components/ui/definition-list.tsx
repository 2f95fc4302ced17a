import type { ReactNode } from "react";
import { joinClasses } from "./join-classes.ts";

export type Definition = { term: string; value: ReactNode };

/** Facts about one thing; `columns` from tablet width on. */
export function DefinitionList({ items, columns = 1 }: { items: readonly Definition[]; columns?: 1 | 2 | 3 }) {
  const grid = { 1: "", 2: "sm:grid-cols-2", 3: "sm:grid-cols-2 lg:grid-cols-3" }[columns];
  return (
    <dl className={joinClasses("grid grid-cols-1 gap-x-8 gap-y-3", grid)}>
      {items.map((item) => (
        <div key={item.term} className="min-w-0">
          <dt className="text-muted text-xs">{item.term}</dt>
          <dd className="mt-0.5 text-base wrap-anywhere">{item.value ?? "–"}</dd>
        </div>
      ))}
    </dl>
  );
}
