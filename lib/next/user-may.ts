import "server-only";
import { isAllowed, type Permission } from "#lib/domain/access/roles.ts";
import type { SignedInUser } from "#lib/services/access/find-user.ts";

/** Whether to offer an action. The action itself asks again. */
export const userMay = (user: SignedInUser, permission: Permission): boolean => isAllowed(user.roles, permission);
