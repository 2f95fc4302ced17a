import { listDearerInput } from "#lib/contracts/cost-report.ts";
import { getHandler } from "#lib/next/get-handler.ts";
import { listDearerAgentless } from "#lib/services/cost/list-dearer-agentless.ts";

export const GET = getHandler({ permission: "view", input: listDearerInput, run: listDearerAgentless });
