"use client";

import { Card } from "#components/ui/card.tsx";
import { CheckboxGroup } from "#components/ui/checkbox-group.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { PolicyForm } from "./use-policy-form.ts";

/** Azure's SKU names of managed disks, with the portal's words. */
const diskTypes: Record<string, string> = {
  UltraSSD_LRS: "Ultra disk",
  PremiumV2_LRS: "Premium SSD v2",
  Premium_LRS: "Premium SSD",
  Premium_ZRS: "Premium SSD, zone-redundant",
  StandardSSD_LRS: "Standard SSD",
  StandardSSD_ZRS: "Standard SSD, zone-redundant",
  Standard_LRS: "Standard HDD",
};

export function DisksSection({ form: { draft, set, fieldAt } }: { form: PolicyForm }) {
  // A policy of another Stillpoint may name a type that this form does not know.
  const types = [...new Set([...Object.keys(diskTypes), ...draft.excludedSkus])];
  return (
    <Card
      title="Disks left out"
      description="By default every disk is held. What is named here is left out of every VM of the policy, besides what is left out of a VM by hand. The OS disk always stays in: only a person can leave it out, per VM."
    >
      <div className="flex flex-col gap-5">
        <CheckboxGroup
          label="Data disks of these types"
          options={types.map((id) => ({ id, label: diskTypes[id] ?? id }))}
          value={draft.excludedSkus}
          onChange={(excludedSkus) => set({ excludedSkus })}
          description="Ultra and Premium SSD v2 disks cannot be part of a crash-consistent restore point."
          {...fieldAt("excludeDisks.skus")}
        />
        <div className="grid items-start gap-5 sm:grid-cols-2">
          <TextField
            label="LUNs"
            hint="0 to 63, joined by commas"
            placeholder="None"
            value={draft.excludedLuns}
            onChange={(excludedLuns) => set({ excludedLuns })}
            {...fieldAt("excludeDisks.luns")}
          />
          <TextField
            label="Tags of the disk"
            hint="one a line, name=value"
            placeholder="backup=no"
            rows={2}
            value={draft.excludedTags}
            onChange={(excludedTags) => set({ excludedTags })}
            description="A name without a value stands for any value. A disk's tags are those of the last inventory."
            {...fieldAt("excludeDisks.tags")}
          />
        </div>
      </div>
    </Card>
  );
}
