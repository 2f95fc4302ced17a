"use client";

import { useState } from "react";
import { FormShell } from "#components/form/form-shell.tsx";
import { CheckboxGroup } from "#components/ui/checkbox-group.tsx";
import { useTimeZone } from "#components/ui/clock.tsx";
import { ComboBox } from "#components/ui/combo-box.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Switch } from "#components/ui/switch.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { TimeField } from "#components/ui/time-field.tsx";
import { useSaveMaintenanceWindow } from "#lib/client/commands/maintenance.ts";
import type { MaintenanceWindowDto, SaveMaintenanceWindowInput } from "#lib/contracts/maintenance.ts";
import { weekdays } from "#lib/domain/schedule/schedule.ts";

export type SubscriptionChoice = { id: string; label: string };

type WindowDialogProps = {
  /** Null for a new one. */
  window: MaintenanceWindowDto | null;
  subscriptions: SubscriptionChoice[];
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

export function WindowDialog({ window, isOpen, onOpenChange, subscriptions }: WindowDialogProps) {
  return (
    <Dialog
      title={window ? `Edit ${window.name}` : "Add maintenance window"}
      size="large"
      isOpen={isOpen}
      onOpenChange={onOpenChange}
    >
      <WindowForm window={window} subscriptions={subscriptions} onClose={() => onOpenChange(false)} />
    </Dialog>
  );
}

type WindowFormProps = Pick<WindowDialogProps, "window" | "subscriptions"> & { onClose: () => void };

/** Mounted with the dialog, so that every opening starts from what is saved. */
function WindowForm({ window, subscriptions, onClose }: WindowFormProps) {
  const timeZone = useTimeZone();
  const [draft, setDraft] = useState<SaveMaintenanceWindowInput>(() =>
    window ? inputOf(window) : newWindow(timeZone),
  );
  const set = (change: Partial<SaveMaintenanceWindowInput>) => setDraft((before) => ({ ...before, ...change }));
  const command = useSaveMaintenanceWindow(onClose);
  const fieldAt = (name: keyof SaveMaintenanceWindowInput) => {
    const sentences = command.fieldErrors[name];
    return { name, isInvalid: sentences !== undefined, ...(sentences && { errorMessage: sentences.join(" ") }) };
  };
  return (
    <FormShell
      label={window ? "Edit maintenance window" : "Add maintenance window"}
      onSubmit={() => command.run(draft)}
      isPending={command.isPending}
      error={command.error}
      submitLabel="Save window"
      onCancel={onClose}
    >
      <TextField
        label="Name"
        value={draft.name}
        onChange={(name) => set({ name })}
        isRequired
        autoFocus
        description="Shown as the reason on every backup that waits for it."
        {...fieldAt("name")}
      />
      <CheckboxGroup
        label="Begins on"
        hint="every day if none is chosen"
        options={weekdays.map((id) => ({ id, label: id.slice(0, 3) }))}
        value={draft.weekdays}
        onChange={(chosen) => set({ weekdays: chosen })}
        {...fieldAt("weekdays")}
      />
      <div className="grid gap-5 sm:grid-cols-3">
        <TimeField
          label="From"
          value={draft.startTime || null}
          onChange={(startTime) => set({ startTime: startTime ?? "" })}
          isRequired
          {...fieldAt("startTime")}
        />
        <TimeField
          label="To"
          value={draft.endTime || null}
          onChange={(endTime) => set({ endTime: endTime ?? "" })}
          isRequired
          description="A time before the start is on the day after."
          {...fieldAt("endTime")}
        />
        <ComboBox
          label="Time zone"
          options={zoneOptions}
          selectedId={draft.timeZone}
          onSelect={(zone) => set({ timeZone: zone ?? "" })}
          {...fieldAt("timeZone")}
        />
      </div>
      {subscriptions.length > 1 && (
        <CheckboxGroup
          label="Subscriptions"
          hint="all if none is chosen"
          options={subscriptions}
          value={draft.subscriptionIds}
          onChange={(subscriptionIds) => set({ subscriptionIds })}
          {...fieldAt("subscriptionIds")}
        />
      )}
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          label="Only VMs with the tag"
          hint="optional"
          value={draft.tagName}
          onChange={(tagName) => set({ tagName })}
          {...fieldAt("tagName")}
        />
        <TextField
          label="Value of the tag"
          hint="exactly as in Azure"
          value={draft.tagValue}
          onChange={(tagValue) => set({ tagValue })}
          {...fieldAt("tagValue")}
        />
      </div>
      <Switch isSelected={draft.enabled} onChange={(enabled) => set({ enabled })}>
        The window is on
      </Switch>
    </FormShell>
  );
}

/** Some runtimes leave UTC out of their list. */
const zoneOptions = [...new Set(["UTC", ...Intl.supportedValuesOf("timeZone")])].map((id) => ({ id, label: id }));

const newWindow = (timeZone: string): SaveMaintenanceWindowInput => ({
  id: null,
  name: "",
  enabled: true,
  weekdays: [],
  startTime: "22:00",
  endTime: "04:00",
  timeZone,
  subscriptionIds: [],
  tagName: "",
  tagValue: "",
});

const inputOf = ({ openUntil: _, ...input }: MaintenanceWindowDto): SaveMaintenanceWindowInput => input;
