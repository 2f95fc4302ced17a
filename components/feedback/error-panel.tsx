"use client";

import { CircleX } from "lucide-react";
import type { ReactNode } from "react";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { IdList, type NamedId } from "#components/ui/id-list.tsx";

export type ErrorPanelProps = {
  title: string;
  /** What it means for the user. */
  meaning?: ReactNode;
  /** What to do, and who can do it. */
  remedy?: ReactNode;
  /** Ids worth quoting, such as the request ID and Azure's correlation ID. */
  ids?: readonly NamedId[];
  /** The upstream's own words, folded away. */
  raw?: string | null;
  actions?: ReactNode;
  className?: string;
};

export function ErrorPanel({ title, meaning, remedy, ids = [], raw, actions, className }: ErrorPanelProps) {
  return (
    <section
      aria-label={title}
      className={`rounded-lg border border-danger-mark/40 border-l-3 border-l-danger-mark bg-surface px-4 py-3.5 sm:px-5 ${className ?? ""}`}
    >
      <div className="flex gap-3">
        <CircleX aria-hidden className="mt-0.5 size-5 shrink-0 text-danger" />
        <div className="min-w-0 flex-1">
          <p className="font-semibold text-base">{title}</p>
          {meaning && <div className="mt-1 text-base text-muted text-pretty">{meaning}</div>}
          {remedy && (
            <div className="mt-2 text-base text-pretty">
              <span className="font-medium">What to do: </span>
              {remedy}
            </div>
          )}
          <IdList ids={ids} className="mt-3 gap-1 text-sm" />
          {raw && (
            <Disclosure title="Original message" className="mt-3">
              <pre className="max-h-72 overflow-auto whitespace-pre-wrap rounded-md bg-sunken p-3 font-mono text-xs wrap-anywhere">
                {raw}
              </pre>
            </Disclosure>
          )}
          {actions && <div className="mt-3.5 flex flex-wrap gap-2">{actions}</div>}
        </div>
      </div>
    </section>
  );
}
