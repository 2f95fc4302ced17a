import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { safeReturnPath } from "#lib/domain/access/return-path.ts";
import { isAllowed, type Permission } from "#lib/domain/access/roles.ts";
import type { SignedInUser } from "#lib/services/access/find-user.ts";
import type { AzureContext } from "#lib/services/azure-context.ts";
import { pathHeader } from "./path-header.ts";
import { createServiceContext } from "./service-context.ts";
import { currentUser } from "./session.ts";

/**
 * First line of every page: nobody gets in who does not belong. Layouts do not run again on navigation, so theirs is not enough.
 * @returns the context to call service verbs with
 */
export async function requirePermission(permission: Permission): Promise<AzureContext> {
  return (await requireUser(permission)).ctx;
}

/** The same for those who also draw who is signed in. */
export async function requireUser(permission: Permission): Promise<{ ctx: AzureContext; user: SignedInUser }> {
  const user = await currentUser();
  if (!user) {
    const returnTo = safeReturnPath((await headers()).get(pathHeader));
    redirect(returnTo === "/" ? "/sign-in" : `/sign-in?returnTo=${encodeURIComponent(returnTo)}`);
  }
  if (!isAllowed(user.roles, permission)) redirect(`/no-access?needs=${permission}`);
  return { ctx: createServiceContext({ kind: "user", ...user }), user };
}
