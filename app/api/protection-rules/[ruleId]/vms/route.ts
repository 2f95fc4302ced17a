import { listRuleVmsInput } from "#lib/contracts/protection-rules.ts";
import { getHandler } from "#lib/next/get-handler.ts";
import { listRuleVms } from "#lib/services/protection-rules/list-rule-vms.ts";

export const GET = getHandler({ permission: "view", input: listRuleVmsInput, run: listRuleVms });
