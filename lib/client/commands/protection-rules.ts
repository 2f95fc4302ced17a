import {
  createProtectionRuleAction,
  deleteProtectionRuleAction,
  modifyProtectionRuleAction,
  reorderProtectionRuleAction,
  switchProtectionRuleAction,
} from "#lib/actions/protection-rules.ts";
import type { RuleChanged } from "#lib/contracts/protection-rules.ts";
import { policyQueries } from "../queries/policies.ts";
import { protectionRuleQueries } from "../queries/protection-rules.ts";
import { runQueries } from "../queries/runs.ts";
import { vmQueries } from "../queries/vms.ts";
import { useCommand } from "../use-command.ts";

/** Where a change of a rule shows, once the worker has applied it. */
const ruleShowsOn = [
  protectionRuleQueries.all,
  policyQueries.all,
  vmQueries.all,
  runQueries.all,
  ["overview"],
] as const;

const saying = (done: string, onDone: (rule: RuleChanged) => void) => ({
  invalidates: ruleShowsOn,
  errors: "inline" as const,
  success: ({ name }: RuleChanged) => ({ tone: "success" as const, title: `Rule ${name} ${done}` }),
  onSuccess: onDone,
});

export const useCreateProtectionRule = (onDone: (rule: RuleChanged) => void) =>
  useCommand(createProtectionRuleAction, saying("created", onDone));

export const useModifyProtectionRule = (onDone: (rule: RuleChanged) => void) =>
  useCommand(modifyProtectionRuleAction, saying("saved", onDone));

export const useSwitchProtectionRule = (enabled: boolean, onDone: () => void) =>
  useCommand(switchProtectionRuleAction, saying(enabled ? "enabled" : "disabled", onDone));

export const useReorderProtectionRule = (onDone: () => void) =>
  useCommand(reorderProtectionRuleAction, saying("moved", onDone));

export const useDeleteProtectionRule = (onDone: () => void) =>
  useCommand(deleteProtectionRuleAction, saying("deleted", onDone));
