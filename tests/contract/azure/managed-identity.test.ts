import { afterAll, beforeAll, expect, it } from "vitest";
import { type StartedSimulator, startSimulator } from "#tests/support/start-simulator.ts";
import { openPort, valueFrom } from "./open-port.ts";

let simulator: StartedSimulator;

beforeAll(async () => {
  simulator = await startSimulator();
  // Where Azure's instance metadata service answers, msal's own switch moves it; it looks once per process.
  process.env["AZURE_POD_IDENTITY_AUTHORITY_HOST"] = simulator.controlOrigin;
});
afterAll(async () => {
  delete process.env["AZURE_POD_IDENTITY_AUTHORITY_HOST"];
  await simulator.stop();
});

it("lists subscriptions with the machine's own identity, without any secret", async () => {
  const port = openPort(simulator, { credential: { kind: "ManagedIdentity" } });
  const subscriptions = valueFrom(await port.listSubscriptions());
  expect(subscriptions.map((subscription) => subscription.displayName)).toContain("Contoso Production");
});
