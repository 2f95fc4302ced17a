import { describe, expect, it } from "vitest";
import { contentSecurityPolicy, securityHeaders } from "#lib/next/security-headers.ts";

const production = {
  nonce: "nonce-value",
  isDevelopment: false,
  isHttps: true,
  authorityOrigin: "https://login.microsoftonline.com",
};

const directives = (policy: string) =>
  Object.fromEntries(policy.split("; ").map((directive) => [directive.split(" ")[0], directive.split(" ").slice(1)]));

describe("the content security policy", () => {
  it("runs scripts with this response's nonce only", () => {
    const { "script-src": scripts } = directives(contentSecurityPolicy(production));
    expect(scripts).toEqual(["'self'", "'nonce-nonce-value'", "'strict-dynamic'"]);
  });

  it("lets nobody frame the console, move its base or load plug-ins", () => {
    const policy = directives(contentSecurityPolicy(production));
    for (const name of ["frame-ancestors", "base-uri", "object-src"]) expect(policy[name]).toEqual(["'none'"]);
  });

  it("lets forms go to us and on to Entra, where signing out ends", () => {
    const { "form-action": forms } = directives(contentSecurityPolicy(production));
    expect(forms).toEqual(["'self'", "https://login.microsoftonline.com"]);
  });

  it("is loosened for development alone", () => {
    expect(contentSecurityPolicy(production)).not.toContain("unsafe-eval");
    expect(contentSecurityPolicy({ ...production, isDevelopment: true })).toContain("'unsafe-eval'");
  });
});

it("asks browsers to insist on https only where the console has it", () => {
  const names = (url: string) => securityHeaders(url).map(([name]) => name);
  expect(names("https://backup.example.com")).toContain("strict-transport-security");
  expect(names("http://localhost:3000")).not.toContain("strict-transport-security");
});
