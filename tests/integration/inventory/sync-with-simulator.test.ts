import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createAzureOpener } from "#lib/azure/create-azure-opener.ts";
import { addConnectionInput } from "#lib/contracts/connections.ts";
import { armKey } from "#lib/domain/vm/arm-id.ts";
import type { AzureContext, ConnectionRow } from "#lib/services/azure-context.ts";
import { addConnection } from "#lib/services/connections/add-connection.ts";
import { checkConnection } from "#lib/services/connections/check-connection.ts";
import { connectionSettings } from "#lib/services/connections/connection-settings.ts";
import { syncInventory } from "#lib/services/inventory/sync-inventory.ts";
import { requestsOf } from "#tests/contract/azure/open-port.ts";
import { createTestWorld, type TestWorld } from "#tests/support/service-context.ts";
import { type StartedSimulator, startSimulator } from "#tests/support/start-simulator.ts";

let simulator: StartedSimulator;
let world: TestWorld;

beforeAll(async () => {
  [simulator, world] = await Promise.all([startSimulator(), createTestWorld()]);
});

afterAll(async () => {
  await Promise.all([simulator.stop(), world.close()]);
});

const context = (): AzureContext => {
  const ctx = world.context({ now: () => new Date() });
  return { ...ctx, openAzure: createAzureOpener((row: ConnectionRow) => connectionSettings(row, ctx.sealer)) };
};

const input = (name: string, overrides: { clientSecret?: string; tenantId?: string; armEndpoint?: string } = {}) => {
  const { tenantId, servicePrincipal } = simulator.credentials;
  const { clientId, clientSecret } = servicePrincipal;
  return addConnectionInput.parse({
    name,
    tenantId: overrides.tenantId ?? tenantId,
    cloud: "AzureCloud",
    endpoints: { authorityHost: simulator.origin, armEndpoint: overrides.armEndpoint ?? simulator.origin },
    credential: { kind: "ClientSecret", clientId, clientSecret: overrides.clientSecret ?? clientSecret },
  });
};

const refusalOf = async (...args: Parameters<typeof input>) => {
  const result = await addConnection(context(), input(...args));
  if (result.ok) throw new Error("The connection was accepted");
  return result.error;
};

describe("a connection that does not work is refused before it is stored", () => {
  test("for a wrong client secret, on the field", async () => {
    const error = await refusalOf("Wrong secret", { clientSecret: "not-the-secret" });
    expect(error).toMatchObject({ code: "upstream", message: expect.stringMatching(/secret/i) });
    expect(error.fieldErrors).toHaveProperty(["credential.clientSecret"]);
  });

  test("for an unknown tenant, on the field", async () => {
    const error = await refusalOf("Wrong tenant", { tenantId: "00000000-1111-2222-3333-444444444444" });
    expect(error.message).toMatch(/tenant/i);
    expect(error.fieldErrors).toHaveProperty("tenantId");
  });

  test("for an endpoint where nobody answers", async () => {
    const error = await refusalOf("Nobody", { armEndpoint: "https://localhost:9" });
    expect(error).toMatchObject({ code: "upstream", message: expect.stringMatching(/reach|answer|connect/i) });
    expect(await world.db.connection.count()).toBe(0);
  });
});

describe("the fleet of the simulator", () => {
  let connectionId: string;

  beforeAll(async () => {
    const added = await addConnection(context(), input("Contoso"));
    if (!added.ok) throw new Error(added.error.message);
    connectionId = added.value.connectionId;
  });

  const access = (grant: "full" | "visible", subscriptionId: string) =>
    simulator.control("POST", "/access", { grant, subscriptionId });

  test("is read whole in a handful of calls, every VM judged for both modes", async () => {
    const requests = await requestsOf(simulator, async () => {
      const sync = await syncInventory(context(), connectionId);
      expect(sync?.summary?.error ?? null).toBeNull();
      expect(sync?.summary?.subscriptions.map((row) => row.outcome)).toEqual(["Readable", "Readable", "Readable"]);
    });
    const vms = await world.db.virtualMachine.count();
    expect(vms).toBeGreaterThan(60);
    expect(await world.db.assessment.count()).toBe(2 * vms);
    const ofCollections = requests.filter(({ path }) => /restorePointCollections/i.test(path));
    expect(ofCollections.length).toBeLessThanOrEqual((await world.db.restorePointCollection.count()) + 1);
    expect(requests.length - ofCollections.length).toBeLessThanOrEqual(20);
  });

  test.each([
    ["sql-prod-01", "eligible"],
    ["boost-sql-01", "blocked"],
    ["trade-ultra-01", "blocked"],
    ["amd-six-01", "eligible"],
    ["fresh-crash-01", "eligible"],
    ["full-500-01", "blocked"],
    ["moved-01", "eligibleWithWarnings"],
  ])("judges %s as %s for crash-consistent points", async (name, verdict) => {
    const vm = await world.db.virtualMachine.findFirstOrThrow({ where: { name }, include: { assessments: true } });
    expect(vm.assessments.find((row) => row.mode === "CrashConsistent")?.verdict).toBe(verdict);
  });

  test("tells nothing new in a second pass", async () => {
    const events = await world.db.vmEvent.count();
    expect((await syncInventory(context(), connectionId))?.summary).toMatchObject({
      added: 0,
      changed: 0,
      disappeared: 0,
    });
    expect(await world.db.vmEvent.count()).toBe(events);
  });

  test("stays in its last state where a subscription becomes unreadable", async () => {
    const { subscriptionId, id } = await world.db.subscription.findFirstOrThrow({ orderBy: { displayName: "asc" } });
    const here = { subscriptionRowId: id, disappearedAt: null };
    const vms = await world.db.virtualMachine.count({ where: here });
    await access("visible", subscriptionId);
    const sync = await syncInventory(context(), connectionId);
    await access("full", subscriptionId);
    expect(sync).toMatchObject({ status: "CompletedWithWarnings", summary: { disappeared: 0 } });
    expect(await world.db.subscription.findUniqueOrThrow({ where: { id } })).toMatchObject({ access: "Forbidden" });
    expect(await world.db.virtualMachine.count({ where: here })).toBe(vms);
  });

  test("counts the points of other tools", async () => {
    const foreign = await world.db.restorePoint.findMany({ include: { collection: true } });
    expect(foreign.length).toBeGreaterThan(0);
    for (const point of foreign) {
      expect(point.runId).toBeNull();
      expect(point.armKey.startsWith(armKey(point.collection.armId))).toBe(true);
    }
  });

  test("passes the permission check, and says what a reader would miss", async () => {
    const { subscriptionId } = await world.db.subscription.findFirstOrThrow({ orderBy: { displayName: "asc" } });
    await simulator.control("POST", "/access", { grant: "read", subscriptionId });
    const result = await checkConnection(context(), { connectionId });
    await access("full", subscriptionId);
    if (!result.ok) throw new Error(result.error.message);
    const missing = result.value.subscriptions.map((row) => row.items.filter((item) => !item.granted));
    expect(missing.filter((items) => items.length > 0)).toHaveLength(1);
    expect(missing.flat().map((item) => item.prevents)).not.toContain(null);
    expect(missing.flat().map((item) => item.neededFor)).toContain("backUp");
  });
});
