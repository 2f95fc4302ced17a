/** App roles of the Entra application, from the least to the most. */
export const roles = ["Reader", "BackupOperator", "RestoreOperator", "Administrator"] as const;
export type Role = (typeof roles)[number];

/** What a command or a read asks for. */
export type Permission = "view" | "backUp" | "protect" | "editPolicies" | "restore" | "administer";

const granted: Record<Role, readonly Permission[]> = {
  Reader: ["view"],
  BackupOperator: ["view", "backUp", "protect"],
  RestoreOperator: ["view", "restore"],
  Administrator: ["view", "backUp", "protect", "editPolicies", "restore", "administer"],
};

/** Denies by default: no role, no permission. */
export const isAllowed = (held: readonly Role[], permission: Permission): boolean =>
  held.some((role) => granted[role].includes(permission));

/** Roles that allow it, from the least to the most; all of them when it is no permission of ours. */
export function rolesGranting(permission: string | undefined): Role[] {
  const granting = roles.filter((role) => granted[role].some((each) => each === permission));
  return granting.length > 0 ? granting : [...roles];
}

/** Entra sends app role values such as `Stillpoint.Reader`; anything else is not ours and grants nothing. */
export const rolesFromClaims = (values: readonly string[]): Role[] =>
  roles.filter((role) => values.includes(`Stillpoint.${role}`));
