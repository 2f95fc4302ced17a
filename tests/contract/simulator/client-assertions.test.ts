import {
  createHash,
  createPrivateKey,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
  X509Certificate,
} from "node:crypto";
import { readFile } from "node:fs/promises";
import { SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type StartedSimulator, startSimulator } from "#tests/support/start-simulator.ts";

let simulator: StartedSimulator;
let key: KeyObject;
let certificate: Buffer;

beforeAll(async () => {
  simulator = await startSimulator();
  const pem = await readFile(simulator.credentials.servicePrincipal.certificateFile, "utf8");
  key = createPrivateKey(pem);
  certificate = new X509Certificate(pem).raw;
});
afterAll(() => simulator?.stop());

type Assertion = { key?: KeyObject; header?: Record<string, string>; claims?: Record<string, unknown>; type?: string };

const seconds = () => Math.floor(Date.now() / 1000);
const thumbprint = (algorithm: "sha1" | "sha256") => createHash(algorithm).update(certificate).digest("base64url");
const old = () => ({ alg: "RS256", x5t: thumbprint("sha1") });

/** Posts an assertion that is right but for what is given, and tells the status and Entra's number of the refusal. */
async function post(
  assertion: Assertion,
): Promise<{ status: number; number: number | undefined; description: string }> {
  const { servicePrincipal, tenantId } = simulator.credentials;
  const { clientId } = servicePrincipal;
  const endpoint = `${simulator.origin}/${tenantId}/oauth2/v2.0/token`;
  const claims = {
    iss: clientId,
    sub: clientId,
    aud: endpoint,
    jti: randomUUID(),
    nbf: seconds() - 10,
    exp: seconds() + 600,
    ...assertion.claims,
  };
  const signed = await new SignJWT(claims)
    .setProtectedHeader({ ...old(), ...assertion.header })
    .sign(assertion.key ?? key);
  const response = await fetch(endpoint, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      scope: "https://management.azure.com/.default",
      client_id: clientId,
      client_assertion: signed,
      client_assertion_type: assertion.type ?? "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    }),
  });
  const body = (await response.json()) as { error_codes?: number[]; error_description?: string };
  return { status: response.status, number: body.error_codes?.[0], description: body.error_description ?? "" };
}

describe("a client assertion", () => {
  it("is taken when it names the certificate as old or as new clients do", async () => {
    expect(await post({})).toMatchObject({ status: 200 });
    const header = { alg: "PS256", "x5t#S256": thumbprint("sha256") };
    expect(await post({ header })).toMatchObject({ status: 200 });
    expect(await post({ header: { x5t: `${thumbprint("sha1")}=` } })).toMatchObject({ status: 200 });
  });

  it("is refused when it names no certificate, or one that is not registered", async () => {
    for (const header of [{ x5t: "" }, { x5t: "c29tZXRoaW5nIGVsc2U" }, { "x5t#S256": thumbprint("sha1") }])
      expect(await post({ header }), JSON.stringify(header)).toMatchObject({ status: 401, number: 700027 });
  });

  it("is refused when another key has signed it", async () => {
    const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
    expect(await post({ key: stranger })).toMatchObject({ status: 401, number: 50013 });
  });

  it("is refused outside of its time, give or take five minutes", async () => {
    expect(await post({ claims: { exp: seconds() - 3600 } })).toMatchObject({ status: 401, number: 700024 });
    expect(await post({ claims: { nbf: seconds() + 3600 } })).toMatchObject({ status: 401, number: 700024 });
    expect(await post({ claims: { exp: seconds() - 120 } })).toMatchObject({ status: 200 });
    expect(await post({ claims: { exp: undefined } })).toMatchObject({ status: 401, number: 700024 });
  });

  it("is refused for another endpoint, issuer, subject or type", async () => {
    expect(await post({ claims: { aud: "https://elsewhere" } })).toMatchObject({ status: 401, number: 700023 });
    expect(await post({ claims: { iss: randomUUID() } })).toMatchObject({ status: 401, number: 700021 });
    expect(await post({ claims: { sub: randomUUID() } })).toMatchObject({ status: 401, number: 700021 });
    expect(await post({ type: "urn:something:else" })).toMatchObject({ status: 401, number: 900144 });
  });

  it("is refused once the certificate has expired", async () => {
    await simulator.control("POST", "/identities", { certificateExpired: true });
    const answer = await post({});
    expect(answer).toMatchObject({ status: 401, number: 700027 });
    expect(answer.description).toContain("The key used is expired");
    await simulator.control("POST", "/identities", { certificateExpired: false });
    expect(await post({})).toMatchObject({ status: 200 });
  });
});
