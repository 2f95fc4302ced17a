"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from "react-aria-components/Tabs";
import { joinClasses } from "./join-classes.ts";

export type TabDef<Id extends string> = { id: Id; label: string; count?: number; content: ReactNode };

export type TabsProps<Id extends string> = {
  label: string;
  tabs: readonly TabDef<Id>[];
  /** Keep it in the URL, so that a tab can be linked to. */
  selectedId: Id;
  onSelect: (id: Id) => void;
  className?: string;
};

export function Tabs<Id extends string>({ label, tabs, selectedId, onSelect, className }: TabsProps<Id>) {
  const list = useRef<HTMLDivElement>(null);
  // A link may lead to a tab that a narrow screen has no room for.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another tab is what moves the row
  useEffect(() => revealSelected(list.current), [selectedId]);
  return (
    <AriaTabs
      selectedKey={selectedId}
      onSelectionChange={(key) => onSelect(key as Id)}
      className={joinClasses("min-w-0", className)}
    >
      <TabList ref={list} aria-label={label} className="flex gap-1 overflow-x-auto border-line border-b">
        {tabs.map((tab) => (
          <Tab
            key={tab.id}
            id={tab.id}
            className="-mb-px flex shrink-0 cursor-default items-center gap-2 border-transparent border-b-2 px-3 py-2.5 font-medium text-base text-muted -outline-offset-2 hover:text-ink selected:border-accent selected:text-ink"
          >
            {tab.label}
            {tab.count !== undefined && (
              <span className="rounded-full bg-neutral-soft px-1.5 text-muted text-xs tabular-nums">{tab.count}</span>
            )}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className="pt-5">
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}

/** Moves the row alone: `scrollIntoView` would move the page, too. */
function revealSelected(list: HTMLDivElement | null): void {
  const tab = list?.querySelector<HTMLElement>("[role=tab][aria-selected=true]");
  if (!list || !tab) return;
  const [left, right] = [tab.offsetLeft - list.offsetLeft, tab.offsetLeft - list.offsetLeft + tab.offsetWidth];
  if (left < list.scrollLeft) list.scrollLeft = left;
  else if (right > list.scrollLeft + list.clientWidth) list.scrollLeft = right - list.clientWidth;
}
