import { expect, test } from "vitest";
import { createAzureOpener } from "#lib/azure/create-azure-opener.ts";
import type { ConnectionRow } from "#lib/services/azure-context.ts";
import { connectionSettings } from "#lib/services/connections/connection-settings.ts";
import { createSealer } from "#lib/services/secrets/create-sealer.ts";

const ours = createSealer("the secret of the installation as it is now");
const earlier = createSealer("the secret of the installation as it once was");

const row = (overrides: Partial<ConnectionRow>): ConnectionRow => ({
  id: "c-1",
  name: "Production",
  tenantId: "11111111-2222-3333-4444-555555555555",
  clientId: "11111111-2222-3333-4444-555555555555",
  credentialKind: "ClientSecret",
  sealedSecret: ours.seal("s3cret"),
  cloud: "AzureCloud",
  authorityHost: "https://login.example.test",
  armEndpoint: "https://arm.example.test",
  lastCheck: null,
  createdAt: new Date(),
  updatedAt: new Date(),
  removedAt: null,
  ...overrides,
});

const open = createAzureOpener((connection: ConnectionRow) => connectionSettings(connection, ours));

test.each([
  ["a secret sealed with another key", { sealedSecret: earlier.seal("s3cret") }, "STILLPOINT_SECRET"],
  ["a removed connection", { id: "c-2", sealedSecret: null, removedAt: new Date() }, "was removed"],
])("%s is a refused sign-in with its reason, before anything is sent", async (_, overrides, reason) => {
  const answer = await open(row(overrides)).listSubscriptions();
  expect(answer).toMatchObject({ ok: false, failure: { kind: "unauthenticated", code: "UnusableCredential" } });
  expect(!answer.ok && answer.failure.message).toContain(reason);
});
