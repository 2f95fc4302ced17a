import type { AzureContext } from "../azure-context.ts";
import { createRunAdvancer } from "./create-run-advancer.ts";

/** One step of one run, by itself. @returns whether the run moved */
export const advanceRun = (ctx: AzureContext, runId: string): Promise<boolean> => createRunAdvancer(ctx).advance(runId);
