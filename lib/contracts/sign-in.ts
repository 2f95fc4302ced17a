import { z } from "zod";
import { safeReturnPath } from "#lib/domain/access/return-path.ts";
import { signInExplanations, signInProblems } from "#lib/domain/access/sign-in-problem.ts";

const signInSearch = z.object({
  problem: z.enum(signInProblems).optional().catch(undefined),
  requestId: z.uuid().optional().catch(undefined),
  returnTo: z.string().optional().catch(undefined),
});

/** What the sign-in page is asked to say and where it leads. What is not understood is as if it were not there. */
export function readSignInSearch(raw: unknown) {
  const { problem, requestId, returnTo } = signInSearch.parse(raw);
  return {
    explanation: problem ? signInExplanations[problem] : null,
    requestId,
    returnPath: safeReturnPath(returnTo),
  };
}
