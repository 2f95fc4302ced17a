"use client";

import { memo } from "react";
import { Card } from "#components/ui/card.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { SomeSettings } from "#lib/client/what-if/use-what-if.ts";
import type { SnapshotRedundancy } from "#lib/domain/cost/price-list.ts";

type PlaceControlsProps = SomeSettings & { regions: readonly string[] };

const asIs = "asIs";

/** Where the restore points lie. */
export const PlaceControls = memo(function PlaceControls({ some, set, regions }: PlaceControlsProps) {
  const optionsWith = (chosen: string | undefined) =>
    [...new Set([...regions, ...(chosen ? [chosen] : [])])].map((id) => ({ id, label: id }));
  return (
    <Card title="Region and redundancy">
      <div className="grid gap-4 sm:grid-cols-2">
        <Select
          label="Region"
          options={[{ id: asIs, label: "As each VM has it" }, ...optionsWith(some.region)]}
          selectedId={some.region ?? asIs}
          onSelect={(id) => set({ region: id === asIs ? undefined : id })}
          description="All VMs as if they were there."
        />
        <Select<SnapshotRedundancy | typeof asIs>
          label="Redundancy"
          options={[
            { id: asIs, label: "Zone-redundant where priced, else locally" },
            { id: "ZRS", label: "Zone-redundant (ZRS)" },
            { id: "LRS", label: "Locally redundant (LRS)" },
          ]}
          selectedId={some.redundancy ?? asIs}
          onSelect={(id) => set({ redundancy: id === asIs ? undefined : id })}
        />
        <Select
          label="Cross-region copy"
          options={[{ id: asIs, label: "None" }, ...optionsWith(some.copy)]}
          selectedId={some.copy ?? asIs}
          onSelect={(id) => set({ copy: id === asIs ? undefined : id })}
          description="Every restore point again in that region, and the transfer."
        />
      </div>
      <p className="mt-3 text-muted text-xs">
        Regions with prices. <TextLink href="/settings/prices">Settings, Prices</TextLink> adds others.
      </p>
    </Card>
  );
});
