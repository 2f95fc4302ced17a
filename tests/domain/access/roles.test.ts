import { expect, test } from "vitest";
import { isAllowed, type Permission, roles, rolesGranting } from "#lib/domain/access/roles.ts";

const permissions: Permission[] = ["view", "backUp", "protect", "editPolicies", "restore", "administer"];

test.each(permissions)("names exactly the roles that allow %s", (permission) => {
  expect(rolesGranting(permission)).toEqual(roles.filter((role) => isAllowed([role], permission)));
});

test.each([undefined, "", "everything"])("names every role when what is needed is not known: %s", (needs) => {
  expect(rolesGranting(needs)).toEqual([...roles]);
});
