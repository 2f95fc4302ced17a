import { listProtectionRulesInput } from "#lib/contracts/protection-rules.ts";

export const ruleSearch = listProtectionRulesInput;
