"use client";

import { Select } from "#components/ui/select.tsx";
import type { WhatIfState } from "#lib/client/what-if/use-what-if.ts";
import type { WhatIfBasisDto, WhatIfSelection } from "#lib/contracts/what-if.ts";

type SelectionBarProps = WhatIfState & { basis: Pick<WhatIfBasisDto, "name" | "policies" | "subscriptions"> };

const asIs = "asIs";

/** Which VMs, and under which policy. */
export function SelectionBar({ search, set, basis: { name, policies, subscriptions } }: SelectionBarProps) {
  const idOf = (by: WhatIfSelection, key = "") => `${by} ${key}`;
  const chosen = idOf(search.by, search.key);
  const offered = [
    { id: idOf("fleet"), label: "All virtual machines with a policy" },
    { id: idOf("inventory"), label: "All virtual machines, newly protected" },
    ...policies.map(({ id, name: policy }) => ({ id: idOf("policy", id), label: `Policy ${policy}` })),
    ...subscriptions.map(({ id, name: subscription }) => ({
      id: idOf("subscription", id),
      label: `Subscription ${subscription}`,
    })),
  ];
  const options = offered.some(({ id }) => id === chosen) ? offered : [{ id: chosen, label: name }, ...offered];
  return (
    <div className="grid gap-4 sm:grid-cols-2 xl:max-w-3xl">
      <Select
        label="Virtual machines"
        options={options}
        selectedId={chosen}
        onSelect={(id) => {
          const [by, key = ""] = id.split(" ");
          set({ by: by as WhatIfSelection, key });
        }}
      />
      <Select
        label="Policy"
        options={[
          {
            id: asIs,
            label: search.by === "inventory" ? "Azure Backup's default for an Enhanced policy" : "As each has it",
          },
          ...policies.map(({ id, name: policy }) => ({ id, label: policy })),
        ]}
        selectedId={search.under ?? asIs}
        onSelect={(id) => set({ under: id === asIs ? undefined : id })}
      />
    </div>
  );
}
