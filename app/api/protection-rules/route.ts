import { listProtectionRulesInput } from "#lib/contracts/protection-rules.ts";
import { getHandler } from "#lib/next/get-handler.ts";
import { listProtectionRules } from "#lib/services/protection-rules/list-protection-rules.ts";

export const GET = getHandler({ permission: "view", input: listProtectionRulesInput, run: listProtectionRules });
