import type { Tone } from "#components/ui/tone.ts";
import type { RuleOutcome } from "#lib/domain/protection-rules/rule-outcome.ts";

/** `label`: of a VM and of a filter. `meaning`: for whoever asks why. */
export const outcomeWords: Record<RuleOutcome, { label: string; meaning: string; tone: Tone }> = {
  configure: {
    label: "To be protected",
    meaning: "The worker configures backup for it the next time it applies the rule.",
    tone: "info",
  },
  move: {
    label: "To be moved",
    meaning: "Another rule protects it now, or this rule did with another policy; it comes under this rule's policy.",
    tone: "info",
  },
  protected: { label: "Protected by this rule", meaning: "The rule has configured its backup.", tone: "success" },
  notEligible: {
    label: "Not eligible",
    meaning: "The policy's restore points are not possible of it as it is. The rule takes it once the cause is mended.",
    tone: "danger",
  },
  warningsOpen: {
    label: "Warnings not accepted",
    meaning: "Accept the warnings in the rule, or configure its backup by hand.",
    tone: "warning",
  },
  byHand: {
    label: "Protected by hand",
    meaning: "A person chose its policy; no rule moves it.",
    tone: "neutral",
  },
  stopped: {
    label: "Protection stopped",
    meaning: "A person stopped its protection; no rule takes it up again. Configure backup by hand resumes it.",
    tone: "neutral",
  },
  otherRule: {
    label: "Another rule decides",
    meaning: "A rule with a lower priority number matches it.",
    tone: "neutral",
  },
  noLongerMatched: {
    label: "No longer matched",
    meaning: "The rule protected it and does not match it any more. It keeps its protection until a person stops it.",
    tone: "warning",
  },
};
