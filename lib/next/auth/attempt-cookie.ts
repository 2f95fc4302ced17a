import "server-only";
import { z } from "zod";
import { type SealedCookie, sealedCookie } from "./sealed-cookie.ts";

const attemptShape = z.object({
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  returnPath: z.string(),
});
/** What one sign-in must remember between leaving for Entra and coming back. */
export type SignInAttempt = z.infer<typeof attemptShape>;

const isAttempt = (value: unknown): value is SignInAttempt => attemptShape.safeParse(value).success;

export const attemptCookie = (): SealedCookie<SignInAttempt> =>
  sealedCookie("stillpoint-sign-in", 10 * 60_000, isAttempt);
