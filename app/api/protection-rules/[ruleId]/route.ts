import { protectionRuleIdInput } from "#lib/contracts/protection-rules.ts";
import { getHandler } from "#lib/next/get-handler.ts";
import { getProtectionRule } from "#lib/services/protection-rules/get-protection-rule.ts";

export const GET = getHandler({ permission: "view", input: protectionRuleIdInput, run: getProtectionRule });
