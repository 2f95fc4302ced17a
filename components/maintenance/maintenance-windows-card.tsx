"use client";

import { CalendarClock, Pencil, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { useNow, useTimeZone } from "#components/ui/clock.tsx";
import { clockWords } from "#components/ui/time-words.ts";
import type { MaintenanceWindowDto } from "#lib/contracts/maintenance.ts";
import { DeleteWindowDialog } from "./delete-window-dialog.tsx";
import { type SubscriptionChoice, WindowDialog } from "./window-dialog.tsx";
import { windowScopeInWords, windowTimesInWords } from "./window-words.ts";

type MaintenanceWindowsCardProps = {
  windows: MaintenanceWindowDto[];
  subscriptions: SubscriptionChoice[];
  canAdminister: boolean;
};

export function MaintenanceWindowsCard({ windows, subscriptions, canAdminister }: MaintenanceWindowsCardProps) {
  const [isAdding, setIsAdding] = useState(false);
  return (
    <Card
      title="Maintenance windows"
      description="While one is open, no backup begins: it waits until the window closes and then runs once. A backup that has begun goes on."
      actions={
        canAdminister && (
          <Button size="small" icon={<Plus aria-hidden />} onPress={() => setIsAdding(true)}>
            Add window
          </Button>
        )
      }
    >
      {windows.length === 0 ? (
        <p className="text-muted">There is none: backups may begin at any time.</p>
      ) : (
        <ul className="divide-y divide-line">
          {windows.map((window) => (
            <WindowRow key={window.id} window={window} subscriptions={subscriptions} canAdminister={canAdminister} />
          ))}
        </ul>
      )}
      <WindowDialog window={null} subscriptions={subscriptions} isOpen={isAdding} onOpenChange={setIsAdding} />
    </Card>
  );
}

type WindowRowProps = { window: MaintenanceWindowDto; subscriptions: SubscriptionChoice[]; canAdminister: boolean };

function WindowRow({ window, subscriptions, canAdminister }: WindowRowProps) {
  const [doing, setDoing] = useState<"edit" | "delete" | null>(null);
  const close = () => setDoing(null);
  const nameOf = (id: string) => subscriptions.find((subscription) => subscription.id === id)?.label ?? id;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 py-3 first:pt-0 last:pb-0">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {window.name}
          <WindowStateBadge window={window} />
        </p>
        <p className="text-muted text-sm">{windowTimesInWords(window)}</p>
        <p className="break-words text-muted text-sm">{windowScopeInWords(window, nameOf)}</p>
      </div>
      {canAdminister && (
        <div className="flex gap-2">
          <Button
            size="small"
            icon={<Pencil aria-hidden />}
            aria-label={`Edit ${window.name}`}
            onPress={() => setDoing("edit")}
          >
            Edit
          </Button>
          <Button
            size="small"
            variant="quiet"
            icon={<Trash2 aria-hidden />}
            aria-label={`Delete ${window.name}`}
            onPress={() => setDoing("delete")}
          >
            Delete
          </Button>
          <WindowDialog window={window} subscriptions={subscriptions} isOpen={doing === "edit"} onOpenChange={close} />
          <DeleteWindowDialog window={window} isOpen={doing === "delete"} onOpenChange={close} />
        </div>
      )}
    </li>
  );
}

function WindowStateBadge({ window }: { window: MaintenanceWindowDto }) {
  const now = useNow();
  const timeZone = useTimeZone();
  if (!window.enabled) return <Badge>Off</Badge>;
  const until = window.openUntil ? new Date(window.openUntil) : null;
  if (!until || until <= now) return null;
  return (
    <Badge tone="info" icon={CalendarClock}>
      Open until {clockWords(until, now, timeZone)}
    </Badge>
  );
}
