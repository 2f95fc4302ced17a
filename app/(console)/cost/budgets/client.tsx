"use client";

import { useQuery } from "@tanstack/react-query";
import { PiggyBank, Plus } from "lucide-react";
import { useState } from "react";
import { BudgetDialog } from "#components/cost-budgets/budget-dialog.tsx";
import { BudgetRow } from "#components/cost-budgets/budget-row.tsx";
import { Banner } from "#components/feedback/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { toServiceError } from "#lib/client/api-error.ts";
import { costBudgetQueries } from "#lib/client/queries/cost-budgets.ts";

export function BudgetsClient({ canAdminister }: { canAdminister: boolean }) {
  const { data, error } = useQuery(costBudgetQueries.list());
  const [isAdding, setIsAdding] = useState(false);
  if (!data) return null;
  const { budgets, currency, targets } = data;
  const free = targets.filter(({ scope, id }) => !budgets.some((each) => each.scope === scope && each.scopeId === id));
  const add = canAdminister && (
    <Button
      size="small"
      variant={budgets.length === 0 ? "primary" : "secondary"}
      icon={<Plus aria-hidden />}
      isDisabled={free.length === 0}
      onPress={() => setIsAdding(true)}
    >
      Add budget
    </Button>
  );
  return (
    <div className="flex flex-col gap-4">
      {error && (
        <Banner tone="warning" title="Budgets could not be refreshed">
          {toServiceError(error).message}
        </Banner>
      )}
      {budgets.length === 0 ? (
        <Card>
          <EmptyState icon={PiggyBank} title="No budgets yet" actions={add}>
            Set what a policy or a subscription may cost a month, and be told before it costs more.
          </EmptyState>
        </Card>
      ) : (
        <Card title="Monthly budgets" actions={add}>
          <ul className="divide-y divide-line">
            {budgets.map((budget) => (
              <BudgetRow key={budget.id} budget={budget} currency={currency} canAdminister={canAdminister} />
            ))}
          </ul>
        </Card>
      )}
      <BudgetDialog budget={null} targets={free} currency={currency} isOpen={isAdding} onOpenChange={setIsAdding} />
    </div>
  );
}
