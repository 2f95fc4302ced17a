"use client";

import { type CalendarDate, parseDate, toCalendarDateTime, today, toZoned } from "@internationalized/date";
import { CirclePause } from "lucide-react";
import { useState } from "react";
import { FormShell } from "#components/form/form-shell.tsx";
import { Button } from "#components/ui/button.tsx";
import type { ButtonLook } from "#components/ui/button-classes.ts";
import { useTimeZone } from "#components/ui/clock.tsx";
import { DatePicker } from "#components/ui/date-picker.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { usePauseProtection } from "#lib/client/commands/protection.ts";

type PauseProtectionButtonProps = Pick<ButtonLook, "size"> & {
  vmIds: readonly string[];
  /** What is paused, in words: "app-01", "3 virtual machines". */
  what: string;
};

export function PauseProtectionButton({ vmIds, what, size }: PauseProtectionButtonProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button size={size} icon={<CirclePause aria-hidden />} onPress={() => setIsOpen(true)}>
        Pause
      </Button>
      <Dialog title={`Pause protection of ${what}?`} isOpen={isOpen} onOpenChange={setIsOpen}>
        <PauseForm vmIds={vmIds} onClose={() => setIsOpen(false)} />
      </Dialog>
    </>
  );
}

type Ending = "day" | "never";

const endings: { id: Ending; label: string }[] = [
  { id: "day", label: "On a day" },
  { id: "never", label: "When somebody resumes it" },
];

/** Mounted with the dialog, so that every opening starts anew. */
function PauseForm({ vmIds, onClose }: { vmIds: readonly string[]; onClose: () => void }) {
  const timeZone = useTimeZone();
  const tomorrow = today(timeZone).add({ days: 1 });
  const [ending, setEnding] = useState<Ending>("day");
  const [day, setDay] = useState<string | null>(() => tomorrow.toString());
  const command = usePauseProtection(onClose);
  const isTooEarly = ending === "day" && (day === null || parseDate(day).compare(tomorrow) < 0);
  return (
    <FormShell
      label="Pause protection"
      onSubmit={() =>
        command.run({ vmIds: [...vmIds], until: ending === "day" && day ? startOfDay(parseDate(day), timeZone) : null })
      }
      isPending={command.isPending}
      error={command.error}
      submitLabel="Pause protection"
      blockedReason={isTooEarly ? "Choose a day after today." : null}
      onCancel={onClose}
    >
      <p className="text-base text-pretty">
        No backup is planned meanwhile, and what is skipped is not made up for. Restore points are kept as the policy
        says, Backup now stays possible, and a backup under way goes on.
      </p>
      <RadioGroup label="Backups are planned again" options={endings} value={ending} onChange={setEnding} />
      {ending === "day" && (
        <DatePicker
          label="Day"
          value={day}
          onChange={setDay}
          minValue={tomorrow.toString()}
          isInvalid={isTooEarly}
          description="From its first minute on, by your clock."
          className="max-w-60"
        />
      )}
    </FormShell>
  );
}

const startOfDay = (day: CalendarDate, timeZone: string): string =>
  toZoned(toCalendarDateTime(day), timeZone).toAbsoluteString();
