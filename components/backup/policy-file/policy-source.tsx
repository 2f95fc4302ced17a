"use client";

import { FolderOpen } from "lucide-react";
import { useState } from "react";
import { FileTrigger } from "react-aria-components/FileTrigger";
import { FormShell } from "#components/form/form-shell.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { maxPolicyFileBytes } from "#lib/contracts/azure-policy.ts";
import type { PolicyReading } from "#lib/domain/policy/azure-shape/from-azure-policy.ts";
import { readPolicyFile } from "./read-policy-file.ts";

type PolicySourceProps = { text: string; onText: (text: string) => void; onRead: (reading: PolicyReading) => void };

/** A file, or a text that was copied. Nothing leaves the browser before the policy is saved. */
export function PolicySource({ text, onText, onRead }: PolicySourceProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const change = (changed: string) => {
    onText(changed);
    setProblem(null);
  };
  const open = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > maxPolicyFileBytes * 4) return setProblem(`${file.name} is too large to be a policy.`);
    change(await file.text());
  };
  const submit = () => {
    const reading = readPolicyFile(text);
    if (reading.ok) onRead(reading.value);
    else setProblem(reading.error);
  };
  return (
    <FormShell
      label="Import policy"
      onSubmit={submit}
      isPending={false}
      error={null}
      submitLabel="Read policy"
      cancelHref="/policies"
    >
      <Card
        title="A policy in Azure Backup's shape"
        description="As the Azure CLI, the REST interface, a template, or Export on a policy's page gives it."
      >
        <div className="flex flex-col items-start gap-4">
          <FileTrigger acceptedFileTypes={["application/json", ".json"]} onSelect={(files) => open(files?.[0])}>
            <Button icon={<FolderOpen aria-hidden />}>Choose a file</Button>
          </FileTrigger>
          <TextField
            label="Or paste the JSON"
            name="json"
            rows={14}
            isMonospace
            value={text}
            onChange={change}
            isInvalid={problem !== null}
            errorMessage={problem ?? undefined}
            className="w-full"
          />
        </div>
      </Card>
    </FormShell>
  );
}
