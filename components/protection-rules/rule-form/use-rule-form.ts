"use client";

import { useState } from "react";
import type { RuleDraft } from "#lib/contracts/protection-rules.ts";
import type { ServiceError } from "#lib/contracts/service-error.ts";
import { emptySelector, type VmSelector } from "#lib/domain/protection-rules/rule-scope.ts";
import { validateRule } from "#lib/domain/protection-rules/validate-rule.ts";

export type ScopeSide = "include" | "exclude";

export type RuleForm = {
  draft: RuleDraft;
  set: (change: Partial<RuleDraft>) => void;
  setSelector: (side: ScopeSide, change: Partial<VmSelector>) => void;
  /** Spread over the field of this path: its name, and whether and why it is wrong. */
  fieldAt: (path: string) => { name: string; isInvalid: boolean; errorMessage?: string };
  isDirty: boolean;
  /** What keeps the draft from being saved, here or by the server's last word. */
  error: ServiceError | null;
  /** True when nothing is wrong; shows every mistake otherwise. */
  check: () => boolean;
};

export const emptyRuleDraft = (priority: number): RuleDraft => ({
  name: "",
  enabled: true,
  priority,
  policyId: "",
  scope: { include: mutable(emptySelector), exclude: mutable(emptySelector) },
  acceptedWarnings: [],
});

/** The contract's arrays are its own; the domain's may be shared. */
export const mutable = (selector: VmSelector): RuleDraft["scope"]["include"] => ({
  subscriptionIds: [...selector.subscriptionIds],
  resourceGroups: [...selector.resourceGroups],
  tags: selector.tags.map((tag) => ({ ...tag })),
  namePatterns: [...selector.namePatterns],
  locations: [...selector.locations],
});

/** @param command the one that saves: what it refused stands at its fields until something is typed */
export function useRuleForm(start: RuleDraft, command: { error: ServiceError | null; reset: () => void }): RuleForm {
  const [first] = useState(start);
  const [draft, setDraft] = useState(first);
  const [hasTried, setHasTried] = useState(false);
  const problems = problemsOf(draft);
  const set = (change: Partial<RuleDraft>) => {
    setDraft((before) => ({ ...before, ...change }));
    if (command.error) command.reset();
  };
  const isRefused = hasTried && Object.keys(problems).length > 0;
  return {
    draft,
    set,
    setSelector: (side, change) =>
      set({ scope: { ...draft.scope, [side]: mutable({ ...draft.scope[side], ...change }) } }),
    fieldAt: (path) => {
      // What is empty is not yet a mistake; what was typed wrongly is worth saying at once.
      const own = hasTried || !quietPaths.has(path) ? problems[path] : undefined;
      const sentences = own ?? command.error?.fieldErrors?.[path];
      return sentences
        ? { name: path, isInvalid: true, errorMessage: sentences.join(" ") }
        : { name: path, isInvalid: false };
    },
    isDirty: draft !== first,
    error: isRefused
      ? { code: "invalid", message: "Some entries need your attention.", fieldErrors: problems }
      : command.error,
    check: () => {
      setHasTried(true);
      return Object.keys(problems).length === 0;
    },
  };
}

const quietPaths = new Set(["name", "policyId", "scope.include"]);

function problemsOf({ name, policyId, priority, scope }: RuleDraft): Record<string, string[]> {
  return {
    ...validateRule(name.trim(), scope),
    ...(policyId === "" ? { policyId: ["Choose a policy."] } : {}),
    ...(Number.isInteger(priority) ? {} : { priority: ["Enter a number."] }),
  };
}
