"use client";

import { memo } from "react";
import { Select } from "#components/ui/select.tsx";
import type { SomeSettings } from "#lib/client/what-if/use-what-if.ts";
import type { WhatIfBasisDto, WhatIfSelection } from "#lib/contracts/what-if.ts";

type SelectionBarProps = SomeSettings & { basis: Pick<WhatIfBasisDto, "name" | "policies" | "subscriptions"> };

const asIs = "asIs";

/** Which VMs, and under which policy. */
export const SelectionBar = memo(function SelectionBar({ some, set, basis }: SelectionBarProps) {
  const { name, policies, subscriptions } = basis;
  const { by = "fleet", key = "", under } = some;
  const idOf = (kind: WhatIfSelection, id = "") => `${kind} ${id}`;
  const chosen = idOf(by, key);
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
          const [kind, chosenKey = ""] = id.split(" ");
          set({ by: kind as WhatIfSelection, key: chosenKey });
        }}
      />
      <Select
        label="Policy"
        options={[
          {
            id: asIs,
            label: by === "inventory" ? "Azure Backup's default for an Enhanced policy" : "As each has it",
          },
          ...policies.map(({ id, name: policy }) => ({ id, label: policy })),
        ]}
        selectedId={under ?? asIs}
        onSelect={(id) => set({ under: id === asIs ? undefined : id })}
      />
    </div>
  );
});
