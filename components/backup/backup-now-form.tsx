"use client";

import { CalendarDateTime, parseDate, today, toZoned } from "@internationalized/date";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Banner } from "#components/feedback/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { useTimeZone } from "#components/ui/clock.tsx";
import { DatePicker } from "#components/ui/date-picker.tsx";
import { toServiceError } from "#lib/client/api-error.ts";
import { useStartBackup } from "#lib/client/commands/runs.ts";
import { runQueries } from "#lib/client/queries/runs.ts";
import { type StartBackupOutcome, startBackupLimit } from "#lib/contracts/runs.ts";
import { BackupPreview } from "./backup-preview.tsx";

const usualDays = 30;

type BackupNowFormProps = {
  vmIds: readonly string[];
  onStarted: (outcomes: StartBackupOutcome[]) => void;
  onClose: () => void;
};

export function BackupNowForm({ vmIds, onStarted, onClose }: BackupNowFormProps) {
  const timeZone = useTimeZone();
  const [keepDay, setKeepDay] = useState<string | null>(() => today(timeZone).add({ days: usualDays }).toString());
  const isTooMany = vmIds.length > startBackupLimit;
  const preview = useQuery({ ...runQueries.preview(vmIds), enabled: !isTooMany });
  const command = useStartBackup(onStarted);
  const ready = preview.data?.filter((vm) => vm.refusal === null) ?? [];
  const tomorrow = today(timeZone).add({ days: 1 });
  const isTooEarly = keepDay !== null && parseDate(keepDay).compare(tomorrow) < 0;

  const start = () => {
    if (!keepDay) return;
    command.run({
      virtualMachineIds: ready.map((vm) => vm.virtualMachineId),
      keepUntil: endOfDay(keepDay, timeZone),
    });
  };
  return (
    <div className="flex flex-col gap-4">
      {isTooMany && (
        <Banner tone="warning" title={`Choose at most ${startBackupLimit} VMs at a time`}>
          {vmIds.length} are chosen. Close this and back them up in several steps.
        </Banner>
      )}
      {preview.error && (
        <Banner tone="danger" role="alert" title="The VMs could not be looked up">
          {toServiceError(preview.error).message}
        </Banner>
      )}
      {command.error && (
        <Banner tone="danger" role="alert" title={command.error.message}>
          {command.error.requestId && `Request ID ${command.error.requestId}`}
        </Banner>
      )}
      {!isTooMany && !preview.error && <BackupPreview vms={preview.data} />}
      <DatePicker
        label="Keep the restore point until"
        value={keepDay}
        onChange={setKeepDay}
        minValue={tomorrow.toString()}
        isInvalid={keepDay === null || isTooEarly || command.fieldErrors["keepUntil"] !== undefined}
        errorMessage={command.fieldErrors["keepUntil"]?.join(" ") ?? "Choose a day after today."}
        description="The policy's retention does not apply to a point taken by hand. After this day it goes into the bin; until its deletion Azure bills it."
      />
      <div className="flex flex-wrap justify-end gap-2 border-line border-t pt-3.5">
        <Button onPress={onClose}>Close</Button>
        <Button
          variant="primary"
          isPending={command.isPending}
          isDisabled={ready.length === 0 || keepDay === null || isTooEarly}
          onPress={start}
        >
          {ready.length > 1 ? `Back up ${ready.length} VMs` : "Back up"}
        </Button>
      </div>
    </div>
  );
}

/** The last second of that day where the user is. */
const endOfDay = (day: string, timeZone: string): string => {
  const { year, month, day: date } = parseDate(day);
  return toZoned(new CalendarDateTime(year, month, date, 23, 59, 59), timeZone).toAbsoluteString();
};
