import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type AddConnectionInput, addConnectionInput } from "#lib/contracts/connections.ts";
import { defaultPolicySettings } from "#lib/domain/policy/policy-settings.ts";
import type { AzureContext, ConnectionRow } from "#lib/services/azure-context.ts";
import { addConnection } from "#lib/services/connections/add-connection.ts";
import { checkConnection } from "#lib/services/connections/check-connection.ts";
import { ensureDemoConnection } from "#lib/services/connections/ensure-demo-connection.ts";
import { listConnections } from "#lib/services/connections/list-connections.ts";
import { removeConnection } from "#lib/services/connections/remove-connection.ts";
import { setSubscriptionScope } from "#lib/services/connections/set-subscription-scope.ts";
import { requestDueSyncs } from "#lib/services/inventory/request-due-syncs.ts";
import { requestSync } from "#lib/services/inventory/request-sync.ts";
import { syncInventory } from "#lib/services/inventory/sync-inventory.ts";
import { createPolicy } from "#lib/services/policies/create-policy.ts";
import { configureBackup } from "#lib/services/protection/configure-backup.ts";
import { fleetVm, northId, southId } from "#tests/support/fleet.ts";
import { type ScriptedAzure, type ScriptedSubscription, scriptAzure } from "#tests/support/scripted-azure.ts";
import { createTestWorld, type TestWorld, testNow } from "#tests/support/service-context.ts";

const guid = "11111111-2222-3333-4444-555555555555";

let world: TestWorld;
let azure: ScriptedAzure;
let opened: ConnectionRow[];
let north: ScriptedSubscription;

beforeEach(async () => {
  world = await createTestWorld();
  north = { subscriptionId: northId, displayName: "North", vms: [fleetVm("web-01")] };
  azure = scriptAzure([north, { subscriptionId: southId, displayName: "South", vms: [] }]);
  opened = [];
});

afterEach(() => world.close());

const context = (minutes = 0): AzureContext => ({
  ...world.context({ now: () => new Date(testNow.getTime() + minutes * 60_000) }),
  openAzure: (connection) => {
    opened.push(connection);
    return azure.port;
  },
});

const input = (overrides: Partial<AddConnectionInput> = {}): AddConnectionInput =>
  addConnectionInput.parse({
    name: "Production",
    tenantId: guid,
    cloud: "AzureCloud",
    endpoints: null,
    credential: { kind: "ClientSecret", clientId: guid, clientSecret: "s3cret-value" },
    ...overrides,
  });

async function added(overrides?: Partial<AddConnectionInput>): Promise<string> {
  const result = await addConnection(context(), input(overrides));
  if (!result.ok) throw new Error(result.error.message);
  return result.value.connectionId;
}

/** A protected VM, as far as the connection's rules look at it. */
async function protect(vmName: string) {
  const ctx = world.context();
  const vm = await world.db.virtualMachine.findFirstOrThrow({ where: { name: vmName } });
  const policy = await world.db.policy.create({ data: { id: ctx.newId(), name: "Gold", nameKey: "gold" } });
  return world.db.protectedItem.create({
    data: { id: ctx.newId(), virtualMachineId: vm.id, policyId: policy.id, acceptedWarnings: [] },
  });
}

describe("adding a connection", () => {
  test("tries it, seals its secret, writes the audit without it and asks for the inventory", async () => {
    const id = await added();
    const row = await world.db.connection.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ armEndpoint: "https://management.azure.com", sealedSecret: "sealed:s3cret-value" });
    expect(opened[0]?.sealedSecret).toBe("sealed:s3cret-value");
    expect(JSON.stringify((await world.db.auditEntry.findFirstOrThrow()).detail)).not.toContain("s3cret");
    expect(world.jobs).toMatchObject([{ name: "sync-inventory", payload: { connectionId: id } }]);
  });

  test("takes a cloud's own addresses, or those given", async () => {
    await added({ name: "Government", cloud: "AzureUSGovernment" });
    await added({
      name: "Private",
      endpoints: { authorityHost: "https://login.example.com", armEndpoint: "https://arm.example.com:8443" },
    });
    expect((await listConnections(context())).map((row) => row.armEndpoint)).toEqual([
      "https://management.usgovcloudapi.net",
      "https://arm.example.com:8443",
    ]);
  });

  test("is refused when the credential does not work, and nothing is stored", async () => {
    azure.failing = { listSubscriptions: "unauthenticated" };
    const result = await addConnection(context(), input());
    expect(result).toMatchObject({ ok: false, error: { code: "upstream" } });
    expect(result.ok ? {} : result.error.fieldErrors).toHaveProperty(["credential.clientSecret"]);
    expect(await world.db.connection.count()).toBe(0);
  });

  test("is refused when the name is taken, with the reason on the field", async () => {
    await added();
    const result = await addConnection(context(), input());
    expect(result).toMatchObject({
      ok: false,
      error: { code: "conflict", fieldErrors: { name: [expect.any(String)] } },
    });
  });

  test("answers a repeated command with the first answer", async () => {
    const ctx = { ...context(), idempotencyKey: "key-1" };
    const [first, second] = [await addConnection(ctx, input()), await addConnection(ctx, input())];
    expect(second).toEqual(first);
    expect(await world.db.connection.count()).toBe(1);
  });

  test("never shows a secret to a reader", async () => {
    await added();
    expect(JSON.stringify(await listConnections(context()))).not.toContain("s3cret");
  });
});

describe("the permission self-check", () => {
  test("says per subscription what is missing and what that prevents, and is kept", async () => {
    const connectionId = await added();
    north.failsAs = "forbidden";
    const result = await checkConnection(context(), { connectionId });
    expect(result).toMatchObject({
      ok: true,
      value: {
        error: null,
        subscriptions: [
          { displayName: "North", items: [], error: { code: "AuthorizationFailed" } },
          { displayName: "South", error: null },
        ],
      },
    });
    const [connection] = await listConnections(context());
    const missing = connection?.lastCheck?.subscriptions[1]?.items.filter((item) => !item.granted);
    expect(missing).toHaveLength(1);
    expect(missing?.[0]?.prevents).toMatch(/limit of 500/);
  });

  test("keeps the reason when nothing could be asked at all", async () => {
    const connectionId = await added();
    azure.failing = { listSubscriptions: "transient" };
    expect(await checkConnection(context(), { connectionId })).toMatchObject({
      ok: true,
      value: { subscriptions: [] },
    });
    expect((await listConnections(context()))[0]?.lastCheck?.error?.kind).toBe("transient");
  });

  test("is refused for a connection that is gone", async () => {
    const result = await checkConnection(context(), { connectionId: context().newId() });
    expect(result).toMatchObject({ ok: false, error: { code: "notFound" } });
  });
});

describe("removing a connection", () => {
  test("destroys the secret, frees the name and keeps the history", async () => {
    const connectionId = await added();
    await syncInventory(context(), connectionId);
    expect(await removeConnection(context(), { connectionId })).toMatchObject({ ok: true });
    expect(await listConnections(context())).toEqual([]);
    expect(await world.db.connection.findUniqueOrThrow({ where: { id: connectionId } })).toMatchObject({
      sealedSecret: null,
    });
    const successor = await added();
    await syncInventory(context(15), successor);
    expect(await world.db.virtualMachine.count()).toBe(1);
    expect(await world.db.vmEvent.count()).toBe(1);
  });

  test("is refused while a VM is protected through it", async () => {
    const connectionId = await added();
    await syncInventory(context(), connectionId);
    await protect("web-01");
    const result = await removeConnection(context(), { connectionId });
    expect(result).toMatchObject({ ok: false, error: { code: "notPossible" } });
  });
});

describe("a VM that is protected while its connection goes", () => {
  async function newPolicy(): Promise<string> {
    const policy = await createPolicy(context(), { name: "Silver", settings: defaultPolicySettings });
    if (!policy.ok) throw new Error(policy.error.message);
    return policy.value.policyId;
  }

  async function configure(policyId: string) {
    const { id: vmId } = await world.db.virtualMachine.findFirstOrThrow({ where: { name: "web-01" } });
    const vm = { vmId, excludedDiskNames: [], acceptedWarnings: [], osDiskLeftOutAcknowledged: false };
    return configureBackup(context(), { policyId, vms: [vm] });
  }

  test("is refused afterwards, since nothing could read it any more", async () => {
    const connectionId = await added();
    await syncInventory(context(), connectionId);
    await removeConnection(context(), { connectionId });
    expect(await configure(await newPolicy())).toMatchObject({
      ok: true,
      value: { outcomes: [{ outcome: "refused" }] },
    });
  });

  test("is refused out of scope, too", async () => {
    await syncInventory(context(), await added());
    const { id } = await world.db.subscription.findFirstOrThrow({ where: { subscriptionId: northId } });
    await setSubscriptionScope(context(), { subscriptionRowId: id, inScope: false });
    expect(await configure(await newPolicy())).toMatchObject({
      ok: true,
      value: { outcomes: [{ outcome: "refused" }] },
    });
  });

  test("is either protected or without connection, never both", async () => {
    const connectionId = await added();
    await syncInventory(context(), connectionId);
    const policyId = await newPolicy();
    const [removed, configured] = await Promise.all([
      removeConnection(context(), { connectionId }),
      configure(policyId),
    ]);
    const isProtected = configured.ok && configured.value.outcomes[0]?.outcome === "configured";
    expect(removed.ok).toBe(!isProtected);
  });
});

describe("the scope", () => {
  const northRow = () => world.db.subscription.findFirstOrThrow({ where: { subscriptionId: northId } });

  test("can leave a subscription out, and take it in again with a new pass", async () => {
    await syncInventory(context(), await added());
    const { id } = await northRow();
    world.jobs.length = 0;
    expect(await setSubscriptionScope(context(), { subscriptionRowId: id, inScope: false })).toMatchObject({
      ok: true,
    });
    expect((await northRow()).inScope).toBe(false);
    expect(world.jobs).toEqual([]);
    await setSubscriptionScope(context(), { subscriptionRowId: id, inScope: true });
    expect(world.jobs).toHaveLength(1);
  });

  test("cannot leave out a protected VM", async () => {
    await syncInventory(context(), await added());
    await protect("web-01");
    const { id } = await northRow();
    const result = await setSubscriptionScope(context(), { subscriptionRowId: id, inScope: false });
    expect(result).toMatchObject({ ok: false, error: { code: "notPossible" } });
  });
});

describe("asking for a pass", () => {
  test("is refused without a connection, and goes to every connection otherwise", async () => {
    expect(await requestSync(context(), { connectionId: null })).toMatchObject({ ok: false });
    await added();
    await added({ name: "Second" });
    world.jobs.length = 0;
    expect(await requestSync(context(), { connectionId: null })).toMatchObject({ ok: true, value: { connections: 2 } });
    expect(world.jobs).toHaveLength(2);
  });

  test("happens by itself a quarter of an hour after the last one began", async () => {
    await syncInventory(context(), await added());
    world.jobs.length = 0;
    await requestDueSyncs(context(14));
    expect(world.jobs).toHaveLength(0);
    await requestDueSyncs(context(16));
    expect(world.jobs).toHaveLength(1);
  });
});

describe("the connection of the installation's start", () => {
  test("is created once, and follows a changed address or secret", async () => {
    const outcomes: string[] = [];
    const ensure = async (demo: AddConnectionInput) => {
      const result = await ensureDemoConnection(context(), demo);
      outcomes.push(result.ok ? result.value.outcome : result.error.message);
    };
    await ensure(input());
    await ensure(input());
    await ensure(input({ credential: { kind: "ClientSecret", clientId: guid, clientSecret: "another" } }));
    expect(outcomes).toEqual(["created", "unchanged", "updated"]);
    expect(await world.db.connection.count()).toBe(1);
    expect(await world.db.auditEntry.count()).toBe(2);
  });
});
