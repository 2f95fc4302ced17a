import type { DemoUser } from "#simulator/entra/directory.ts";
import { identityStateOf } from "#simulator/entra/identity-state.ts";
import { sameSecret } from "#simulator/entra/same-secret.ts";
import type { Simulator } from "#simulator/simulator.ts";

/** Who signs in with the form of the sign-in page: a demo user's button, or user name and password. */
export function findSigner(
  { directory, options, world }: Simulator,
  form: URLSearchParams,
): { user: DemoUser } | { error: string; userName?: string } {
  const demoUser = form.get("demo_user");
  const userName = (form.get("username") ?? "").trim();
  if (demoUser !== null && !options.demoSignIn) return { error: "Signing in without a password is switched off." };
  const wanted = (demoUser ?? userName).toLowerCase();
  const user = directory.users.find((known) => known.userPrincipalName.toLowerCase() === wanted);
  const isKnown = user !== undefined && (demoUser !== null || sameSecret(form.get("password") ?? "", user.password));
  if (!isKnown) return { userName, error: "Your account or password is incorrect." };
  if (identityStateOf(world, user.oid).isDisabled)
    return { userName, error: "Your account has been disabled. AADSTS50057: The user account is disabled." };
  return { user };
}
