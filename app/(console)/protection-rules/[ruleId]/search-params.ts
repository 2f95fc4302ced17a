import { ruleVmsSearch } from "#lib/contracts/protection-rules.ts";

export const ruleDetailSearch = ruleVmsSearch;
