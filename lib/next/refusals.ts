import "server-only";
import type { Permission } from "#lib/domain/access/roles.ts";
import type { ServiceError } from "#lib/services/errors.ts";

const permissionWords: Record<Permission, string> = {
  view: "to look at Stillpoint",
  backUp: "to start backups",
  protect: "to configure backup",
  editPolicies: "to change policies",
  restore: "to restore",
  administer: "to administer Stillpoint",
};

export const signedOut = (): ServiceError => ({
  code: "unauthenticated",
  message: "Your session has ended. Sign in again to go on.",
});

export const notAllowed = (permission: Permission): ServiceError => ({
  code: "forbidden",
  message: `You have no role that allows you ${permissionWords[permission]}. Ask an administrator of Microsoft Entra ID for one.`,
});

/** The neutral text for our own bugs: the log line under this id has the rest. */
export const unexpected = (requestId: string): ServiceError => ({
  code: "unexpected",
  message:
    "Something went wrong on our side. It has been logged; try again, or quote the request ID to an administrator.",
  requestId,
});
