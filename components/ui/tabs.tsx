"use client";

import type { ReactNode } from "react";
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
  return (
    <AriaTabs
      selectedKey={selectedId}
      onSelectionChange={(key) => onSelect(key as Id)}
      className={joinClasses("min-w-0", className)}
    >
      <TabList aria-label={label} className="flex gap-1 overflow-x-auto border-line border-b">
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
