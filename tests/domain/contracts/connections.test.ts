import { describe, expect, test } from "vitest";
import { addConnectionInput } from "#lib/contracts/connections.ts";
import { fieldErrorsOf } from "#lib/contracts/field-errors.ts";

const guid = "11111111-2222-3333-4444-555555555555";
const valid = {
  name: "Production",
  tenantId: guid,
  cloud: "AzureCloud",
  endpoints: null,
  credential: { kind: "ClientSecret", clientId: guid, clientSecret: "s3cret" },
};

const errorsOf = (overrides: object) => {
  const parsed = addConnectionInput.safeParse({ ...valid, ...overrides });
  return parsed.success ? [] : Object.keys(fieldErrorsOf(parsed.error));
};

const endpoints = (armEndpoint: string) => ({ endpoints: { authorityHost: "https://login.example.com", armEndpoint } });

const pem = (label: string) => `-----BEGIN ${label}-----\nMIIB\n-----END ${label}-----\n`;
const certificate = (certificatePem: string) => ({
  credential: { kind: "Certificate", clientId: guid, certificatePem },
});

describe("a connection's entries", () => {
  test("pass when they are complete", () => {
    expect(errorsOf({})).toEqual([]);
    expect(errorsOf({ credential: { kind: "ManagedIdentity", clientId: null } })).toEqual([]);
  });

  test("name the tenant when it is no GUID", () => {
    expect(errorsOf({ tenantId: "contoso.onmicrosoft.com" })).toEqual(["tenantId"]);
  });

  test.each([
    "http://management.azure.com",
    "https://user:password@management.azure.com",
    "https://management.azure.com/subscriptions",
    "https://management.azure.com/?api-version=1",
    "management.azure.com",
    "file:///etc/passwd",
  ])("refuse %s as an endpoint", (address) => {
    expect(errorsOf(endpoints(address))).toEqual(["endpoints.armEndpoint"]);
  });

  test("keep an endpoint's origin, with its port", () => {
    const parsed = addConnectionInput.parse({ ...valid, ...endpoints("https://LOCALHOST:8443/") });
    expect(parsed.endpoints?.armEndpoint).toBe("https://localhost:8443");
  });

  test("ask for both the key and the certificate, without a passphrase", () => {
    expect(errorsOf(certificate(pem("PRIVATE KEY") + pem("CERTIFICATE")))).toEqual([]);
    expect(errorsOf(certificate(pem("RSA PRIVATE KEY") + pem("CERTIFICATE")))).toEqual([]);
    expect(errorsOf(certificate(pem("CERTIFICATE")))).toEqual(["credential.certificatePem"]);
    expect(errorsOf(certificate(pem("PRIVATE KEY")))).toEqual(["credential.certificatePem"]);
    expect(errorsOf(certificate(pem("ENCRYPTED PRIVATE KEY") + pem("CERTIFICATE")))).toEqual([
      "credential.certificatePem",
    ]);
  });
});
