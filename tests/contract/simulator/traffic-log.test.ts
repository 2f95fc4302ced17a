import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type AzureClients, azureClients, collect, rawArm } from "#tests/support/azure-clients.ts";
import { type StartedSimulator, startSimulator } from "#tests/support/start-simulator.ts";

const folder = mkdtempSync(path.join(tmpdir(), "traffic-log-"));
const file = path.join(folder, "traffic.jsonl");
let simulator: StartedSimulator;
let azure: AzureClients;

beforeAll(async () => {
  simulator = await startSimulator({ operationMs: "0-0", args: ["--traffic", file] });
  azure = azureClients(simulator);
});
afterAll(async () => {
  await simulator?.stop();
  rmSync(folder, { recursive: true, force: true });
});

it("records whole exchanges with Resource Manager, but neither tokens nor signatures", async () => {
  const subscriptions = await collect(azure.subscriptions.subscriptions.list());
  const disks = (
    await Promise.all(
      subscriptions.map(({ subscriptionId = "" }) => collect(azure.compute(subscriptionId).disks.list())),
    )
  ).flat();
  const disk = disks.find(({ name }) => name?.startsWith("parked-01"));
  const access = { access: "Read", durationInSeconds: 600 };
  const granted = await rawArm(
    simulator,
    azure.credential,
    "POST",
    `${disk?.id}/beginGetAccess?api-version=2025-01-02`,
    access,
  );
  const result = await rawArm(simulator, azure.credential, "GET", granted.headers.get("location") ?? "");
  expect(result.body).toMatchObject({ accessSAS: expect.stringMatching(/[?&]sig=(?!removed)/) });
  const text = readFileSync(file, "utf8");
  const lines = text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines.find(({ operation }) => operation === "Disks_GrantAccess")).toMatchObject({
    method: "POST",
    url: expect.stringContaining("/beginGetAccess?api-version=2025-01-02"),
    requestBody: access,
    status: 202,
    responseHeaders: { location: expect.any(String) },
  });
  expect(lines.at(-1).responseBody.accessSAS).toMatch(/[?&]sig=removed/);
  expect(text).not.toMatch(/bearer/i);
  expect(text).not.toContain("/oauth2/");
});

it("records no passwords and nothing that only a machine may read", async () => {
  const [subscription] = await collect(azure.subscriptions.subscriptions.list());
  const group = `/subscriptions/${subscription?.subscriptionId}/resourceGroups/rg-sql-prod-weu/providers`;
  const send = (path: string, body: unknown) => rawArm(simulator, azure.credential, "PUT", `${group}/${path}`, body);
  await send("Microsoft.Compute/virtualMachines/secretive?api-version=2024-07-01", {
    location: "westeurope",
    properties: { osProfile: { adminUsername: "kim", adminPassword: "hush-1", customData: "hush-2" } },
  });
  await send("Microsoft.Compute/virtualMachines/sql-prod-01/extensions/script?api-version=2024-07-01", {
    location: "westeurope",
    properties: { publisher: "a", type: "b", typeHandlerVersion: "1.0", protectedSettings: { key: "hush-3" } },
  });
  await send("Microsoft.Resources/deployments/secretive?api-version=2025-04-01", {
    properties: {
      mode: "Incremental",
      template: { parameters: { adminPassword: { type: "secureString" } }, resources: [] },
      parameters: { adminPassword: { value: "hush-4" } },
    },
  });
  const text = readFileSync(file, "utf8");
  expect(text).toContain('"adminPassword":"removed"');
  expect(text).not.toContain("hush");
});

it("takes records that no request can bring about, and says which table there is not", async () => {
  const subscriptionId = "00000000-0000-0000-0000-0000000000f1";
  const principalId = simulator.credentials.servicePrincipal.objectId;
  await simulator.control("POST", "/world/records", {
    subscriptions: [{ id: `/subscriptions/${subscriptionId}`, subscriptionId, displayName: "Prepared" }],
    grants: [{ id: `${principalId}|${subscriptionId}`, principalId, subscriptionId, grant: "full" }],
  });
  const names = (await collect(azure.subscriptions.subscriptions.list())).map(({ displayName }) => displayName);
  expect(names).toContain("Prepared");
  await expect(simulator.control("POST", "/world/records", { pets: [{ id: "cat" }] })).rejects.toThrow(
    "pets is none of the tables",
  );
  await expect(simulator.control("POST", "/world/records", { disks: [{ name: "no id" }] })).rejects.toThrow("its id");
});
