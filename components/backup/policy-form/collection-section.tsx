"use client";

import { Card } from "#components/ui/card.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { PolicyForm } from "./use-policy-form.ts";

export function CollectionSection({ form: { draft, set, fieldAt } }: { form: PolicyForm }) {
  return (
    <Card title="Restore point collections">
      <TextField
        label="Resource group for collections"
        value={draft.collectionResourceGroup}
        onChange={(collectionResourceGroup) => set({ collectionResourceGroup })}
        isMonospace
        description="{resourceGroup} stands for each VM's own group, {location} for its region. The group must exist in the VM's subscription. Do not put a delete lock on it: pruning would fail and backups stop at the limit."
        {...fieldAt("collectionResourceGroup")}
      />
    </Card>
  );
}
