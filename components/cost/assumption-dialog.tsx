"use client";

import { useState } from "react";
import { FormShell } from "#components/form/form-shell.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { NumberField } from "#components/ui/number-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { useSetCostAssumption } from "#lib/client/commands/cost.ts";
import type { AssumptionRowDto } from "#lib/contracts/cost-report.ts";
import type { Range } from "#lib/domain/cost/range.ts";

type AssumptionDialogProps = { row: AssumptionRowDto | null; onClose: () => void };

export function AssumptionDialog({ row, onClose }: AssumptionDialogProps) {
  return (
    <Dialog
      title={row ? `Assumptions for ${row.scope === "Fleet" ? "all virtual machines" : row.name}` : "Assumptions"}
      isOpen={row !== null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      {row && <AssumptionForm row={row} onClose={onClose} />}
    </Dialog>
  );
}

type Field = "usedRatio" | "dailyChurnRatio";
const fieldWords: Record<Field, { label: string; own: string }> = {
  usedRatio: { label: "How full the disks are", own: "Say how full the disks are" },
  dailyChurnRatio: { label: "What changes a day, of what is used", own: "Say how much changes a day" },
};

/** Mounted with the dialog, so that every opening starts from what is saved. */
function AssumptionForm({ row, onClose }: { row: AssumptionRowDto; onClose: () => void }) {
  const [usedRatio, setUsedRatio] = useState<Range | null>(row.stored?.usedRatio ?? null);
  const [dailyChurnRatio, setDailyChurnRatio] = useState<Range | null>(row.stored?.dailyChurnRatio ?? null);
  const [note, setNote] = useState(row.stored?.note ?? "");
  const command = useSetCostAssumption(onClose);
  const { scope, scopeId } = row;
  return (
    <FormShell
      label="Assumptions"
      onSubmit={() => command.run({ scope, scopeId, usedRatio, dailyChurnRatio, note: note || null })}
      isPending={command.isPending}
      error={command.error}
      submitLabel="Save assumptions"
      onCancel={onClose}
    >
      <p className="text-muted text-sm text-pretty">
        Azure tells neither how full a disk is nor how much of it changes. What you know better counts here and for
        everything within, unless something nearer is said there.
      </p>
      <RangeFields
        field="usedRatio"
        value={usedRatio}
        inherited={row.usedRatio}
        onChange={setUsedRatio}
        errors={command.fieldErrors}
      />
      <RangeFields
        field="dailyChurnRatio"
        value={dailyChurnRatio}
        inherited={row.dailyChurnRatio}
        onChange={setDailyChurnRatio}
        errors={command.fieldErrors}
      />
      <TextField
        label="Where it comes from"
        hint="optional"
        name="note"
        value={note}
        onChange={setNote}
        maxLength={300}
        description="For whoever asks later, such as a measurement with its date."
      />
    </FormShell>
  );
}

type RangeFieldsProps = {
  field: Field;
  value: Range | null;
  /** What holds while nothing is said here. */
  inherited: Range;
  onChange: (value: Range | null) => void;
  errors: Record<string, string[]>;
};

const ends = ["low", "expected", "high"] as const;
const endWords = { low: "At least", expected: "Expected", high: "At most" };

function RangeFields({ field, value, inherited, onChange, errors }: RangeFieldsProps) {
  const { label, own } = fieldWords[field];
  const sentences = errors[field];
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="sr-only">{label}</legend>
      <Checkbox
        isSelected={value !== null}
        onChange={(isOwn) =>
          onChange(isOwn ? { low: inherited.low, expected: inherited.expected, high: inherited.high } : null)
        }
      >
        {own}
      </Checkbox>
      {value && (
        <div className="grid grid-cols-3 gap-3 max-sm:grid-cols-1">
          {ends.map((end) => (
            <NumberField
              key={end}
              name={end === "low" ? field : `${field}.${end}`}
              label={endWords[end]}
              value={value[end]}
              onChange={(ratio) => onChange({ ...value, [end]: ratio })}
              minValue={0}
              maxValue={1}
              step={field === "usedRatio" ? 0.01 : 0.001}
              formatOptions={{ style: "percent", maximumFractionDigits: 1 }}
              isInvalid={sentences !== undefined && end === "low"}
              {...(sentences && end === "low" ? { errorMessage: sentences.join(" ") } : {})}
            />
          ))}
        </div>
      )}
    </fieldset>
  );
}
