"use client";

import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { moneyRangeWords, moneyWords } from "#components/cost/money-words.ts";
import { ConfirmDialog } from "#components/feedback/confirm-dialog.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { Tone } from "#components/ui/tone.ts";
import { useDeleteCostBudget } from "#lib/client/commands/cost-budgets.ts";
import type { BudgetScope, CostBudgetDto } from "#lib/contracts/cost-budgets.ts";
import { countOf, shareInWords } from "#lib/domain/cost/in-words.ts";
import type { BudgetState } from "#lib/domain/cost/judge-budget.ts";
import { BudgetBar } from "./budget-bar.tsx";
import { BudgetDialog } from "./budget-dialog.tsx";

const scopeWords: Record<BudgetScope, string> = { policy: "Policy", subscription: "Subscription" };
const stateLooks: Record<BudgetState, { tone: Tone; label: string }> = {
  Within: { tone: "success", label: "Within budget" },
  Near: { tone: "warning", label: "Near its budget" },
  Passed: { tone: "danger", label: "Above its budget" },
};

type BudgetRowProps = { budget: CostBudgetDto; currency: string; canAdminister: boolean };

export function BudgetRow({ budget, currency, canAdminister }: BudgetRowProps) {
  const { scope, scopeId, name, monthlyAmount, state } = budget;
  const look = state && stateLooks[state];
  const label = name ?? `${scopeWords[scope]} that is no longer there`;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 py-4 first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1 basis-72">
        <p className="flex flex-wrap items-center gap-2">
          {scope === "policy" && name ? (
            <TextLink href={`/policies/${scopeId}`} className="wrap-anywhere">
              {name}
            </TextLink>
          ) : (
            <span className="wrap-anywhere font-medium">{label}</span>
          )}
          {look && <Badge tone={look.tone}>{look.label}</Badge>}
        </p>
        <p className="text-muted text-sm">
          {scopeWords[scope]}, {moneyWords(monthlyAmount, budget.currency)} a month, set by {budget.createdBy}
        </p>
        <Standing budget={budget} currency={currency} />
      </div>
      {canAdminister && <BudgetActions budget={budget} label={label} currency={currency} />}
    </li>
  );
}

function Standing({ budget, currency }: { budget: CostBudgetDto; currency: string }) {
  const { estimate, monthlyAmount, name, unpricedVms } = budget;
  if (!estimate) {
    return (
      <p className="mt-1 text-sm">
        {name === null
          ? "There is nothing to estimate any more: remove this budget."
          : `Estimates are in ${currency} by now, and nothing is converted: save the budget in ${currency}.`}
      </p>
    );
  }
  const { now, in12Months } = estimate;
  return (
    <div className="mt-2 max-w-xl">
      <p>
        {moneyWords(now.expected, currency)} a month estimated, {shareInWords(now.expected / monthlyAmount)} of the
        budget
      </p>
      <BudgetBar expected={now.expected} budget={monthlyAmount} />
      <p className="text-muted text-sm">
        {moneyRangeWords(now, currency)} now; {moneyWords(in12Months.expected, currency)} expected in twelve months.
        {unpricedVms > 0 && ` Something of ${countOf(unpricedVms, "VM")} has no known price, so it is more.`}
      </p>
    </div>
  );
}

function BudgetActions({ budget, label, currency }: { budget: CostBudgetDto; label: string; currency: string }) {
  const [doing, setDoing] = useState<"edit" | "remove" | null>(null);
  const close = () => setDoing(null);
  const remove = useDeleteCostBudget(close);
  return (
    <div className="flex gap-2">
      {budget.name !== null && (
        <Button
          size="small"
          icon={<Pencil aria-hidden />}
          aria-label={`Edit budget of ${label}`}
          onPress={() => setDoing("edit")}
        >
          Edit
        </Button>
      )}
      <Button
        size="small"
        variant="quiet"
        icon={<Trash2 aria-hidden />}
        aria-label={`Remove budget of ${label}`}
        onPress={() => setDoing("remove")}
      >
        Remove
      </Button>
      <BudgetDialog budget={budget} targets={[]} currency={currency} isOpen={doing === "edit"} onOpenChange={close} />
      <ConfirmDialog
        title={`Remove the budget of ${label}?`}
        isOpen={doing === "remove"}
        onOpenChange={close}
        confirmLabel="Remove budget"
        isDanger
        onConfirm={() => remove.run({ id: budget.id })}
        isPending={remove.isPending}
        error={remove.error}
      >
        Nobody is told any more when it costs too much. An open alert closes within minutes.
      </ConfirmDialog>
    </div>
  );
}
