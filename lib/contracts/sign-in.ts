import { z } from "zod";
import { signInProblems } from "#lib/domain/access/sign-in-problem.ts";

/** Search parameters of the sign-in page. What is not understood is as if it were not there. */
export const signInSearch = z.object({
  problem: z.enum(signInProblems).optional().catch(undefined),
  requestId: z.uuid().optional().catch(undefined),
  returnTo: z.string().optional().catch(undefined),
  signedOut: z.literal("1").optional().catch(undefined),
});
