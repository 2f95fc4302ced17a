"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormSection } from "#components/form/form-section.tsx";
import { FormShell } from "#components/form/form-shell.tsx";
import { UnsavedGuard } from "#components/form/unsaved-guard.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { Select } from "#components/ui/select.tsx";
import { Switch } from "#components/ui/switch.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { useAddConnection } from "#lib/client/commands/connections.ts";
import { type Cloud, cloudEndpoints, cloudNames, clouds } from "#lib/domain/connection/cloud-endpoints.ts";
import { type ConnectionDraft, emptyDraft, toInput } from "./connection-draft.ts";
import { CredentialFields } from "./credential-fields.tsx";
import { credentialOptions } from "./credential-options.ts";

const cloudOptions = clouds.map((id) => ({
  id,
  label: cloudNames[id],
  description: new URL(cloudEndpoints[id].armEndpoint).host,
}));

export function ConnectionForm() {
  const router = useRouter();
  const [draft, setDraft] = useState(emptyDraft);
  const [isSaved, setIsSaved] = useState(false);
  const command = useAddConnection(() => {
    setIsSaved(true);
    router.push("/settings");
  });
  const set = (part: Partial<ConnectionDraft>) => setDraft((before) => ({ ...before, ...part }));
  return (
    <>
      <UnsavedGuard isDirty={draft !== emptyDraft && !isSaved} />
      <FormShell
        label="Add connection"
        submitLabel={command.isPending ? "Trying the connection" : "Add connection"}
        cancelHref="/settings"
        isPending={command.isPending}
        error={command.error}
        onSubmit={() => command.run(toInput(draft))}
      >
        <FormSection title="Connection" description="A name for people, and where this tenant's Azure is.">
          <TextField name="name" label="Name" value={draft.name} onChange={(name) => set({ name })} isRequired />
          <Select<Cloud>
            label="Cloud"
            options={cloudOptions}
            selectedId={draft.cloud}
            onSelect={(cloud) => set({ cloud })}
          />
          <Switch
            isSelected={draft.isCustom}
            onChange={(isCustom) => set({ isCustom })}
            description="For a private or simulated cloud."
          >
            Other endpoints than this cloud's own
          </Switch>
          {draft.isCustom && <EndpointFields draft={draft} set={set} />}
        </FormSection>
        <FormSection
          title="Identity"
          description="The secret is sealed with this installation's key and is never shown again."
        >
          <TextField
            name="tenantId"
            label="Tenant ID"
            description="Directory (tenant) ID of Microsoft Entra ID."
            isMonospace
            value={draft.tenantId}
            onChange={(tenantId) => set({ tenantId })}
            isRequired
          />
          <RadioGroup
            label="Credential"
            isCards
            options={credentialOptions}
            value={draft.kind}
            onChange={(kind) => set({ kind })}
          />
          <CredentialFields draft={draft} set={set} />
        </FormSection>
      </FormShell>
    </>
  );
}

type FieldsProps = { draft: ConnectionDraft; set: (part: Partial<ConnectionDraft>) => void };

function EndpointFields({ draft, set }: FieldsProps) {
  return (
    <>
      <TextField
        name="endpoints.authorityHost"
        label="Sign-in endpoint"
        placeholder="https://login.example.com"
        isMonospace
        value={draft.authorityHost}
        onChange={(authorityHost) => set({ authorityHost })}
        isRequired
      />
      <TextField
        name="endpoints.armEndpoint"
        label="Resource Manager endpoint"
        placeholder="https://management.example.com"
        isMonospace
        value={draft.armEndpoint}
        onChange={(armEndpoint) => set({ armEndpoint })}
        isRequired
      />
    </>
  );
}
