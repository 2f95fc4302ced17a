import { describe, expect, it } from "vitest";
import { readIdentity } from "#lib/domain/access/read-identity.ts";

const nowMs = Date.UTC(2026, 10, 14, 8);
const expected = { tenantId: "99999999-8888-7777-6666-555555555555", clientId: "client-1", nonce: "nonce-1", nowMs };
const claims = {
  aud: "client-1",
  nonce: "nonce-1",
  tid: "99999999-8888-7777-6666-555555555555",
  oid: "object-1",
  name: "Ada Marsh",
  preferred_username: "ada@contoso.example",
  exp: nowMs / 1_000 + 3_600,
  roles: ["Stillpoint.Administrator", "Other.Role"],
};

describe("an id token", () => {
  it("says who signed in, and which of its roles are ours", () => {
    expect(readIdentity(claims, expected)).toEqual({
      ok: true,
      value: {
        objectId: "object-1",
        tenantId: claims.tid,
        name: "Ada Marsh",
        userName: "ada@contoso.example",
        roles: ["Administrator"],
      },
    });
  });

  it.each([
    ["for another application", { aud: "client-2" }, "mismatch"],
    ["for another sign-in", { nonce: "nonce-2" }, "mismatch"],
    ["without a nonce", { nonce: undefined }, "mismatch"],
    ["that ran out", { exp: nowMs / 1_000 - 301 }, "expired"],
    ["without an end", { exp: undefined }, "expired"],
    ["of another tenant", { tid: "11111111-8888-7777-6666-555555555555" }, "foreignTenant"],
    ["without an object id", { oid: undefined }, "unexpected"],
  ])("%s is refused", (_name, change, error) => {
    expect(readIdentity({ ...claims, ...change }, expected)).toEqual({ ok: false, error });
  });

  it.each([[undefined], ["Stillpoint.Administrator"], [{ 0: "Stillpoint.Reader" }], [[1, null]]])(
    "grants nothing for the roles %j",
    (roles) => {
      const identity = readIdentity({ ...claims, roles }, expected);
      expect(identity.ok && identity.value.roles).toEqual([]);
    },
  );
});
