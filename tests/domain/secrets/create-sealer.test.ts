import { describe, expect, it } from "vitest";
import { createSealer, SealError } from "#lib/services/secrets/create-sealer.ts";

const secret = "0123456789abcdef0123456789abcdef";

describe("the sealer", () => {
  it("opens what it sealed, whatever the text", () => {
    const sealer = createSealer(secret);
    for (const plain of ["", "s3cret~", "多字节 🔑", "x".repeat(10_000)])
      expect(sealer.open(sealer.seal(plain))).toBe(plain);
  });

  it("never gives the same text twice, and none that shows the plain one", () => {
    const sealer = createSealer(secret);
    const [first, second] = [sealer.seal("client-secret-value"), sealer.seal("client-secret-value")];
    expect(first).not.toBe(second);
    expect(first).not.toContain("client-secret-value");
    expect(first).toMatch(/^v1\.[\w-]+$/);
  });

  it("refuses with a sentence when the installation's secret has changed", () => {
    const sealed = createSealer(secret).seal("value");
    expect(() => createSealer("another-secret-of-32-characters!!").open(sealed)).toThrow(
      /STILLPOINT_SECRET is not the one/,
    );
  });

  it("refuses every single changed byte", () => {
    const sealer = createSealer(secret);
    const sealed = sealer.seal("value");
    const bytes = Buffer.from(sealed.slice(3), "base64url");
    for (let index = 0; index < bytes.length; index++) {
      const forged = Buffer.from(bytes);
      forged[index] = (forged[index] ?? 0) ^ 1;
      expect(() => sealer.open(`v1.${forged.toString("base64url")}`)).toThrow(SealError);
    }
  });

  it.each([
    ["another version", "v2.AAAA"],
    ["no version", "AAAA"],
    ["too short a body", "v1.AAAA"],
  ])("refuses %s", (_name, sealed) => {
    expect(() => createSealer(secret).open(sealed)).toThrow(SealError);
  });
});
