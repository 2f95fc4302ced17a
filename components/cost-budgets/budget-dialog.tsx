"use client";

import { useState } from "react";
import { FormShell } from "#components/form/form-shell.tsx";
import { ComboBox } from "#components/ui/combo-box.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { NumberField } from "#components/ui/number-field.tsx";
import { useSaveCostBudget } from "#lib/client/commands/cost-budgets.ts";
import type { BudgetTargetDto, CostBudgetDto } from "#lib/contracts/cost-budgets.ts";

type BudgetDialogProps = {
  /** Null for a new one. */
  budget: CostBudgetDto | null;
  /** What a new one may be for. */
  targets: readonly BudgetTargetDto[];
  currency: string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

export function BudgetDialog({ budget, targets, currency, isOpen, onOpenChange }: BudgetDialogProps) {
  return (
    <Dialog
      title={budget ? `Budget of ${budget.name ?? ""}` : "Add budget"}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
    >
      <BudgetForm budget={budget} targets={targets} currency={currency} onClose={() => onOpenChange(false)} />
    </Dialog>
  );
}

type BudgetFormProps = Pick<BudgetDialogProps, "budget" | "targets" | "currency"> & { onClose: () => void };

/** Mounted with the dialog, so that every opening starts from what is saved. */
function BudgetForm({ budget, targets, currency, onClose }: BudgetFormProps) {
  const [scopeId, setScopeId] = useState(budget?.scopeId ?? "");
  const [monthlyAmount, setMonthlyAmount] = useState(budget?.monthlyAmount ?? Number.NaN);
  const command = useSaveCostBudget(onClose);
  const scope = budget?.scope ?? targets.find(({ id }) => id === scopeId)?.scope ?? "policy";
  const fieldAt = (name: string) => {
    const sentences = command.fieldErrors[name];
    return { name, isInvalid: sentences !== undefined, ...(sentences && { errorMessage: sentences.join(" ") }) };
  };
  return (
    <FormShell
      label={budget ? "Edit budget" : "Add budget"}
      onSubmit={() => command.run({ scope, scopeId, monthlyAmount })}
      isPending={command.isPending}
      error={command.error}
      submitLabel="Save budget"
      onCancel={onClose}
    >
      {!budget && (
        <ComboBox
          label="Budget for"
          options={targets.map(({ id, name, scope: kind }) => ({
            id,
            label: name,
            description: kind === "policy" ? "Policy" : "Subscription",
          }))}
          selectedId={scopeId || null}
          onSelect={(id) => setScopeId(id ?? "")}
          placeholder="Policy or subscription"
          isRequired
          {...fieldAt("scopeId")}
        />
      )}
      <NumberField
        label="Amount a month"
        hint={`in ${currency}`}
        value={monthlyAmount}
        onChange={setMonthlyAmount}
        minValue={0}
        formatOptions={{ maximumFractionDigits: 2 }}
        isRequired
        {...fieldAt("monthlyAmount")}
      />
    </FormShell>
  );
}
