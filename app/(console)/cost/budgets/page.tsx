import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { PageHeader } from "#components/shell/page-header.tsx";
import { costBudgetQueries } from "#lib/client/queries/cost-budgets.ts";
import { prefetch } from "#lib/next/prefetch.ts";
import { requireUser } from "#lib/next/require-permission.ts";
import { userMay } from "#lib/next/user-may.ts";
import { listCostBudgets } from "#lib/services/cost-budgets/list-cost-budgets.ts";
import { BudgetsClient } from "./client.tsx";

export const metadata: Metadata = { title: "Budgets" };

export default async function BudgetsPage() {
  const { ctx, user } = await requireUser("view");
  const state = await prefetch({ queryKey: costBudgetQueries.list().queryKey, load: () => listCostBudgets(ctx) });
  return (
    <HydrationBoundary state={state}>
      <PageHeader
        title="Budgets"
        crumbs={[{ label: "Cost", href: "/cost" }, { label: "Budgets" }]}
        description="What restore points may cost a month, by policy or subscription. An alert opens at 80 % of a budget, becomes critical beyond it, and closes by itself."
      />
      <BudgetsClient canAdminister={userMay(user, "administer")} />
    </HydrationBoundary>
  );
}
