import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { safeReturnPath } from "#lib/domain/access/return-path.ts";
import { isAllowed, type Permission } from "#lib/domain/access/roles.ts";
import type { ServiceContext } from "#lib/services/context.ts";
import { createServiceContext } from "./service-context.ts";
import { currentUser } from "./session.ts";

/** Set by `proxy.ts`, because a page does not know its own address. */
export const pathHeader = "x-stillpoint-path";

/**
 * First line of every page: nobody gets in who does not belong. Layouts do not run again on navigation, so theirs is not enough.
 * @returns the context to call service verbs with
 */
export async function requirePermission(permission: Permission): Promise<ServiceContext> {
  const user = await currentUser();
  if (!user) {
    const returnTo = safeReturnPath((await headers()).get(pathHeader));
    redirect(returnTo === "/" ? "/sign-in" : `/sign-in?returnTo=${encodeURIComponent(returnTo)}`);
  }
  if (!isAllowed(user.roles, permission)) redirect(`/no-access?needs=${permission}`);
  return createServiceContext({ kind: "user", ...user });
}
