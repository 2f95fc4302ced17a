"use server";

import {
  createProtectionRuleInput,
  deleteProtectionRuleInput,
  modifyProtectionRuleInput,
  reorderProtectionRuleInput,
  ruleChangeInput,
  switchProtectionRuleInput,
} from "#lib/contracts/protection-rules.ts";
import { defineAction } from "#lib/next/define-action.ts";
import { createProtectionRule } from "#lib/services/protection-rules/create-protection-rule.ts";
import { deleteProtectionRule } from "#lib/services/protection-rules/delete-protection-rule.ts";
import { modifyProtectionRule } from "#lib/services/protection-rules/modify-protection-rule.ts";
import { previewRuleChange } from "#lib/services/protection-rules/preview-rule-change.ts";
import { reorderProtectionRule } from "#lib/services/protection-rules/reorder-protection-rule.ts";
import { switchProtectionRule } from "#lib/services/protection-rules/switch-protection-rule.ts";

export const previewRuleChangeAction = defineAction({
  name: "protectionRules.preview",
  input: ruleChangeInput,
  permission: "editPolicies",
  run: previewRuleChange,
});

export const createProtectionRuleAction = defineAction({
  name: "protectionRules.create",
  input: createProtectionRuleInput,
  permission: "editPolicies",
  run: createProtectionRule,
});

export const modifyProtectionRuleAction = defineAction({
  name: "protectionRules.modify",
  input: modifyProtectionRuleInput,
  permission: "editPolicies",
  run: modifyProtectionRule,
});

export const switchProtectionRuleAction = defineAction({
  name: "protectionRules.switch",
  input: switchProtectionRuleInput,
  permission: "editPolicies",
  run: switchProtectionRule,
});

export const reorderProtectionRuleAction = defineAction({
  name: "protectionRules.reorder",
  input: reorderProtectionRuleInput,
  permission: "editPolicies",
  run: reorderProtectionRule,
});

export const deleteProtectionRuleAction = defineAction({
  name: "protectionRules.delete",
  input: deleteProtectionRuleInput,
  permission: "editPolicies",
  run: deleteProtectionRule,
});
