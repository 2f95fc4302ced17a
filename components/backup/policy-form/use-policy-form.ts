"use client";

import { useState } from "react";
import { useTimeZone } from "#components/ui/clock.tsx";
import type { Command } from "#lib/client/use-command.ts";
import type { CreatePolicyInput } from "#lib/contracts/policies.ts";
import type { ServiceError } from "#lib/contracts/service-error.ts";
import { type AzureBackupHints, azureBackupHints } from "#lib/domain/policy/azure-backup-hints.ts";
import { validatePolicy } from "#lib/domain/policy/validate-policy.ts";
import { type PolicyDraft, toPolicyInput } from "./policy-draft.ts";

/** What the sections of the form work with. */
export type PolicyForm = {
  draft: PolicyDraft;
  set: (change: Partial<PolicyDraft>) => void;
  /** What would be saved now. */
  input: CreatePolicyInput;
  hints: AzureBackupHints;
  /** Spread over the field of this path: its name, and whether and why it is wrong. */
  fieldAt: (path: string) => { name: string; isInvalid: boolean; errorMessage?: string };
  leaveName: () => void;
  submit: () => void;
  isPending: boolean;
  isDirty: boolean;
  /** Why the last try was refused, here or by the server. */
  error: ServiceError | null;
};

/**
 * @param start what the form shows at first
 * @param command takes the input once it breaks no rule
 */
export function usePolicyForm(start: PolicyDraft, command: Command<CreatePolicyInput>): PolicyForm {
  const browserZone = useTimeZone();
  const [first] = useState(start);
  const [draft, setDraft] = useState(first);
  const [isNameLeft, setIsNameLeft] = useState(start.name !== "");
  const [hasTried, setHasTried] = useState(false);
  const [refusal, setRefusal] = useState<ServiceError | null>(null);
  const input = toPolicyInput(draft, browserZone);

  const problems = validatePolicy(input.name, input.settings);
  // An empty form is not yet a mistake; everything else starts out valid, so what is wrong is worth saying at once.
  const isNameQuiet = !isNameLeft && !hasTried;
  return {
    draft,
    input,
    set: (change) => {
      setDraft((before) => ({ ...before, ...change }));
      setRefusal(null);
      if (command.error) command.reset();
    },
    hints: azureBackupHints(input.settings),
    fieldAt: (path) => {
      const own = path === "name" && isNameQuiet ? undefined : problems[path];
      const sentences = own ?? command.fieldErrors[path];
      return sentences
        ? { name: path, isInvalid: true, errorMessage: sentences.join(" ") }
        : { name: path, isInvalid: false };
    },
    leaveName: () => setIsNameLeft(draft.name !== ""),
    submit: () => {
      setHasTried(true);
      const isRefused = Object.keys(problems).length > 0;
      setRefusal(
        isRefused ? { code: "invalid", message: "Some entries need your attention.", fieldErrors: problems } : null,
      );
      if (!isRefused) command.run(input);
    },
    isPending: command.isPending,
    isDirty: draft !== first && !command.isPending,
    error: refusal ?? command.error,
  };
}
