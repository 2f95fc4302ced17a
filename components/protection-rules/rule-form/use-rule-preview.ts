"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { protectionRuleQueries } from "#lib/client/queries/protection-rules.ts";
import type { RuleChangeInput, RuleChangePreviewDto, RuleDraft } from "#lib/contracts/protection-rules.ts";
import { validateRule } from "#lib/domain/protection-rules/validate-rule.ts";

const typingPauseMs = 400;

export type RulePreview = {
  data: RuleChangePreviewDto | null;
  /** The numbers are those of the draft as it stands. */
  isCurrent: boolean;
  error: unknown;
  refetch: () => void;
};

/** What the draft would do now, asked once the typing pauses and only when there is something to ask. */
export function useRulePreview(ruleId: string | null, draft: RuleDraft): RulePreview {
  const wanted = previewInput(ruleId, draft);
  const key = JSON.stringify(wanted);
  const [asked, setAsked] = useState({ key, input: wanted });
  useEffect(() => {
    const timer = setTimeout(() => setAsked({ key, input: JSON.parse(key) as typeof wanted }), typingPauseMs);
    return () => clearTimeout(timer);
  }, [key]);
  const query = useQuery({
    ...protectionRuleQueries.preview(asked.input ?? { kind: "delete", ruleId: "" }),
    enabled: asked.input !== null,
  });
  const isAsked = asked.key === key && wanted !== null;
  return {
    data: wanted === null ? null : (query.data ?? null),
    isCurrent: isAsked && query.data !== undefined && !query.isPlaceholderData && !query.isFetching && !query.error,
    error: isAsked && !query.isFetching ? query.error : null,
    refetch: () => void query.refetch(),
  };
}

/** The name decides nothing, so typing it asks nothing. */
function previewInput(ruleId: string | null, draft: RuleDraft): RuleChangeInput | null {
  const isComplete = draft.policyId !== "" && Number.isInteger(draft.priority);
  if (!isComplete || Object.keys(validateRule("preview", draft.scope)).length > 0) return null;
  return { kind: "save", ruleId, rule: { ...draft, name: "preview" } };
}
