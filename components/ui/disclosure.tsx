"use client";

import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "react-aria-components/Button";
import { Disclosure as AriaDisclosure, DisclosurePanel } from "react-aria-components/Disclosure";
import { joinClasses } from "./join-classes.ts";

export type DisclosureProps = { title: ReactNode; children: ReactNode; isOpenAtFirst?: boolean; className?: string };

export function Disclosure({ title, children, isOpenAtFirst = false, className }: DisclosureProps) {
  return (
    <AriaDisclosure defaultExpanded={isOpenAtFirst} className={joinClasses("group", className)}>
      <Button
        slot="trigger"
        className="flex items-center gap-1.5 rounded-sm font-medium text-muted text-sm hover:text-ink"
      >
        <ChevronRight aria-hidden className="size-4 transition-transform group-expanded:rotate-90" />
        {title}
      </Button>
      <DisclosurePanel className="group-expanded:pt-2">{children}</DisclosurePanel>
    </AriaDisclosure>
  );
}
