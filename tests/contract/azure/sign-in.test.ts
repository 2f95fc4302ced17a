import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { explainFailure } from "#lib/domain/azure-errors/explain-failure.ts";
import { type StartedSimulator, startSimulator } from "#tests/support/start-simulator.ts";
import { certificateOf, openPort, secretOf, valueFrom } from "./open-port.ts";

let simulator: StartedSimulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator?.stop());

const failureOf = async (change: Parameters<typeof openPort>[1]) => {
  const answer = await openPort(simulator, change).listSubscriptions();
  if (answer.ok) throw new Error("The connection should have been refused.");
  return answer;
};

test.each([
  ["a client secret", secretOf],
  ["a certificate", certificateOf],
])("%s opens the subscriptions", async (_name, credentialOf) => {
  const port = openPort(simulator, { credential: credentialOf(simulator) });
  const answer = await port.listSubscriptions();
  expect(valueFrom(answer).map(({ displayName }) => displayName)).toContain("Contoso Production");
  expect(answer.trace).toEqual({
    requestId: expect.any(String),
    correlationId: expect.any(String),
    clientRequestId: expect.any(String),
  });
});

describe("a connection that Entra refuses says why", () => {
  test("for a wrong secret", async () => {
    const { clientId } = simulator.credentials.servicePrincipal;
    const credential = { kind: "ClientSecret", clientId, clientSecret: "not-the-secret" } as const;
    const { failure, trace } = await failureOf({ credential });
    expect(failure).toMatchObject({ kind: "unauthenticated", code: "AADSTS7000215", httpStatus: 401 });
    expect(explainFailure(failure).meaning).toBe("The client secret is wrong.");
    expect(trace.correlationId).not.toBeNull();
    expect(JSON.stringify(failure)).not.toContain("not-the-secret");
  });

  test("for an unknown application", async () => {
    const clientId = "99999999-9999-4999-8999-999999999999";
    const { failure } = await failureOf({ credential: { kind: "ClientSecret", clientId, clientSecret: "any" } });
    expect(failure).toMatchObject({ kind: "unauthenticated", code: "AADSTS700016" });
  });

  test("for an unknown tenant, which msal alone would call a discovery error", async () => {
    const { failure } = await failureOf({ tenantId: "99999999-9999-4999-8999-999999999999" });
    expect(failure).toMatchObject({ kind: "unauthenticated", code: "AADSTS90002" });
    expect(explainFailure(failure).meaning).toContain("tenant");
  });

  test("for a certificate text that is none, without asking anybody", async () => {
    const { clientId } = simulator.credentials.servicePrincipal;
    const { failure } = await failureOf({ credential: { kind: "Certificate", clientId, certificatePem: "pasted" } });
    expect(failure).toMatchObject({ kind: "unauthenticated", code: "UnusableCredential" });
    expect(failure.message).toContain("private key");
  });
});

test("an address that Resource Manager's token must not go to is a mistake of ours, and refused at once", () => {
  expect(() => openPort(simulator, { armEndpoint: simulator.origin.replace("https:", "http:") })).toThrow("https");
});
