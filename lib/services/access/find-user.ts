import type { Db } from "#lib/db/client.ts";
import { roles as knownRoles, type Role } from "#lib/domain/access/roles.ts";

export type SignedInUser = { id: string; name: string; userName: string; roles: Role[] };

/** The user behind a session as of now: a role that was taken away is gone at once, not when the session ends. */
export async function findUser(db: Db, userId: string): Promise<SignedInUser | null> {
  const user = await db.user.findUnique({ where: { id: userId } });
  if (!user) return null;
  const { id, name, userName } = user;
  return { id, name, userName, roles: knownRoles.filter((role) => user.roles.includes(role)) };
}
