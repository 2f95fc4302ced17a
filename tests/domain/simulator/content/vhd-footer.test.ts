import { describe, expect, it } from "vitest";
import { vhdFooter } from "#simulator/content/vhd-footer.ts";

const gib = 1024 ** 3;
const uniqueId = "a06e5b47-5e14-400c-8bd8-f937aa4b94d6";

describe("the footer of a fixed VHD", () => {
  const footer = vhdFooter({ sizeBytes: 10 * gib, uniqueId, createdAt: Date.UTC(2000, 0, 2) });

  it("tells format, size, instant and identity", () => {
    expect(footer.length).toBe(512);
    expect(footer.toString("latin1", 0, 8)).toBe("conectix");
    expect(footer.readUInt32BE(12)).toBe(0x10000);
    expect(footer.readBigUInt64BE(16)).toBe(2n ** 64n - 1n);
    expect(footer.readUInt32BE(24)).toBe(24 * 60 * 60);
    expect(footer.readBigUInt64BE(48)).toBe(BigInt(10 * gib));
    expect(footer.readUInt32BE(60)).toBe(2);
    expect(footer.toString("hex", 68, 84)).toBe(uniqueId.replaceAll("-", ""));
  });

  it("has the checksum that makes all bytes add up", () => {
    const sum = footer.reduce((total, byte, at) => total + (at >= 64 && at < 68 ? 0 : byte), 0);
    expect(footer.readUInt32BE(64)).toBe(~sum >>> 0);
  });

  // Cylinders, heads and sectors per track, by the specification's own calculation.
  it.each([
    [1024 ** 2 * 40, [963, 5, 17]],
    [10 * gib, [20_805, 16, 63]],
    [4096 * gib, [65_535, 16, 255]],
  ])("makes up a geometry for %i bytes", (sizeBytes, geometry) => {
    const bytes = vhdFooter({ sizeBytes, uniqueId, createdAt: 0 });
    expect([bytes.readUInt16BE(56), bytes.readUInt8(58), bytes.readUInt8(59)]).toEqual(geometry);
  });
});
