import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AzureClients, azureClients, type RawAnswer, rawArm } from "#tests/support/azure-clients.ts";
import { type StartedSimulator, startSimulator } from "#tests/support/start-simulator.ts";

type World = { simulator: StartedSimulator; azure: AzureClients; subscriptions: string[]; scope: string; vm: string };

/** The clock stands still, so that no bucket fills by itself. */
async function start(args: string[] = []): Promise<World> {
  const simulator = await startSimulator({ args: ["--clock", "explicit", ...args] });
  const azure = azureClients(simulator);
  const subscriptions: string[] = [];
  for await (const { subscriptionId } of azure.subscriptions.subscriptions.list()) {
    if (subscriptionId) subscriptions.push(subscriptionId);
  }
  const scope = `/subscriptions/${subscriptions[0]}`;
  const vm = `${scope}/resourceGroups/rg-sql-prod-weu/providers/Microsoft.Compute/virtualMachines/sql-prod-01`;
  return { simulator, azure, subscriptions, scope, vm };
}

const ask = ({ simulator, azure }: World, method: string, path: string, body?: unknown): Promise<RawAnswer> =>
  rawArm(simulator, azure.credential, method, path, body);
const compute = "api-version=2024-07-01";
const advance = ({ simulator }: World, seconds: number) => simulator.control("POST", "/clock/advance", { seconds });

async function askTimes(world: World, times: number, path: string): Promise<RawAnswer[]> {
  const answers: RawAnswer[] = [];
  while (answers.length < times) {
    const batch = Math.min(25, times - answers.length);
    answers.push(...(await Promise.all(Array.from({ length: batch }, () => ask(world, "GET", path)))));
  }
  return answers;
}

const remaining = (answer: RawAnswer, name: string): number =>
  Number(answer.headers.get(`x-ms-ratelimit-remaining-${name}`));
const policies = (answer: RawAnswer): Record<string, number> =>
  Object.fromEntries(
    (answer.headers.get("x-ms-ratelimit-remaining-resource") ?? "").split(",").map((part) => {
      const [name = "", left] = part.replace("Microsoft.Compute/", "").split(";");
      return [name, Number(left)];
    }),
  );

describe("request limits", () => {
  let world: World;
  beforeAll(async () => {
    world = await start();
  });
  afterAll(() => world?.simulator.stop());

  it("count reads of a subscription per principal and for all, and calls to no subscription per tenant", async () => {
    const [, second = ""] = world.subscriptions;
    const list = `/subscriptions/${second}/resourcegroups?api-version=2021-04-01`;
    const [first, next] = [await ask(world, "GET", list), await ask(world, "GET", list)];
    expect(remaining(first, "subscription-reads")).toBe(249);
    expect(remaining(first, "subscription-global-reads")).toBe(3749);
    expect(remaining(next, "subscription-reads")).toBe(248);
    const tenant = await ask(world, "GET", "/subscriptions?api-version=2022-12-01");
    expect(remaining(tenant, "tenant-reads")).toBeLessThan(250);
    expect(tenant.headers.has("x-ms-ratelimit-remaining-subscription-reads")).toBe(false);
  });

  it("let the front door refuse the 251st read until tokens have come in, and anew who does not wait", async () => {
    const [, , third = ""] = world.subscriptions;
    const path = `/subscriptions/${third}?api-version=2022-12-01`;
    const answers = await askTimes(world, 251, path);
    const refused = answers.filter((answer) => answer.status === 429);
    expect(refused).toHaveLength(1);
    expect(refused[0]?.body).toMatchObject({ error: { code: "SubscriptionRequestsThrottled" } });
    expect(refused[0]?.headers.get("retry-after")).toBe("1");
    expect((await ask(world, "GET", path)).status).toBe(429);
    await advance(world, 1);
    const allowed = await ask(world, "GET", path);
    expect([allowed.status, remaining(allowed, "subscription-reads")]).toEqual([200, 24]);
  });

  it("count one machine's calls together, and fill up by the minute", async () => {
    const read = await ask(world, "GET", `${world.vm}?${compute}`);
    expect(policies(read)).toEqual({ LowCostGetSubscriptionMaximum: 23_999, LowCostGetResource: 35 });
    expect(read.headers.get("x-ms-request-charge")).toBe("1");
    const sizes = await ask(world, "GET", `${world.vm}/vmSizes?${compute}`);
    expect(policies(sizes)["LowCostGetResource"]).toBe(34);
    const view = await ask(world, "GET", `${world.vm}/instanceView?${compute}`);
    expect(policies(view)["LowCostGetResource"]).toBe(33);
    await advance(world, 59);
    expect(policies(await ask(world, "GET", `${world.vm}?${compute}`))["LowCostGetResource"]).toBe(32);
    await advance(world, 1);
    expect(policies(await ask(world, "GET", `${world.vm}?${compute}`))["LowCostGetResource"]).toBe(35);
  });

  it("answer the 37th read of a machine as Compute does, with the policy in the details", async () => {
    const vm = world.vm.replace("sql-prod-01", "sql-prod-02");
    const answers = await askTimes(world, 37, `${vm}?${compute}`);
    const refused = answers.filter((answer) => answer.status === 429);
    expect(refused).toHaveLength(1);
    expect(refused[0]?.body).toMatchObject({
      error: { code: "OperationNotAllowed", details: [{ code: "TooManyRequests", target: "LowCostGetResource" }] },
    });
    const body = refused[0]?.body as { error: { details: { message: string }[] } } | undefined;
    expect(JSON.parse(body?.error.details[0]?.message ?? "")).toMatchObject({
      operationGroup: "LowCostGetResource",
      allowedRequestCount: 36,
    });
    expect(refused[0]?.headers.get("retry-after")).toBe("60");
    await advance(world, 20);
    const tooSoon = await ask(world, "GET", `${vm}?${compute}`);
    expect([tooSoon.status, tooSoon.headers.get("retry-after")]).toEqual([429, "40"]);
    await advance(world, 40);
    expect((await ask(world, "GET", `${vm}?${compute}`)).status).toBe(200);
  });

  it("count per region: the machines of another region have a bucket of their own", async () => {
    const elsewhere = `${world.scope}/resourceGroups/rg-pay-prod-eus/providers/Microsoft.Compute/virtualMachines/pay-api-01`;
    await advance(world, 120);
    await ask(world, "GET", `${world.vm}?${compute}`);
    const other = await ask(world, "GET", `${elsewhere}?${compute}`);
    expect(policies(other)["LowCostGetSubscriptionMaximum"]).toBe(23_999);
  });

  it("count disks in windows of 3 and of 30 minutes", async () => {
    const disk = `${world.scope}/resourceGroups/rg-sql-prod-weu/providers/Microsoft.Compute/disks/sql-prod-01_DataDisk_0`;
    const path = `${disk}?api-version=2024-03-02`;
    await advance(world, 1800);
    expect(policies(await ask(world, "GET", path))).toEqual({ LowCostGet3Min: 14_999, LowCostGet30Min: 119_999 });
    await advance(world, 179);
    expect(policies(await ask(world, "GET", path))).toEqual({ LowCostGet3Min: 14_998, LowCostGet30Min: 119_998 });
    await advance(world, 1);
    expect(policies(await ask(world, "GET", path))).toEqual({ LowCostGet3Min: 14_999, LowCostGet30Min: 119_997 });
  });

  it("do not count at the provider what Resource Manager answers itself", async () => {
    const missing = await ask(world, "GET", `${world.vm}-missing?${compute}`);
    expect(missing.status).toBe(404);
    expect(missing.headers.has("x-ms-ratelimit-remaining-resource")).toBe(false);
    expect(missing.headers.has("x-ms-ratelimit-remaining-subscription-reads")).toBe(true);
  });
});

describe.each([
  ["report", true],
  ["off", false],
])("with --limits %s", (mode, hasHeaders) => {
  it(`refuses nothing, and ${hasHeaders ? "tells" : "does not tell"} what is left`, async () => {
    const world = await start(["--limits", mode]);
    const answers = await askTimes(world, 40, `${world.vm}?${compute}`);
    expect(answers.every((answer) => answer.status === 200)).toBe(true);
    const last = answers.at(-1);
    expect(last?.headers.has("x-ms-ratelimit-remaining-resource")).toBe(hasHeaders);
    expect(last?.headers.has("x-ms-ratelimit-remaining-subscription-reads")).toBe(hasHeaders);
    await world.simulator.stop();
  });
});
