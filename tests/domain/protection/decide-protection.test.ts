import { describe, expect, it } from "vitest";
import {
  decideProtection,
  type ProtectionChoice,
  type ProtectionSubject,
} from "#lib/domain/protection/decide-protection.ts";
import type { VmFacts } from "#lib/domain/vm/vm-facts.ts";
import { makeDisk, makeSize, makeSurroundings, makeVm } from "#tests/support/vm-facts.ts";

const now = new Date("2026-03-01T12:00:00Z");
const subject = (facts: Partial<VmFacts> = {}, rest: Partial<ProtectionSubject> = {}): ProtectionSubject => ({
  facts: makeVm(facts),
  size: makeSize(),
  surroundings: makeSurroundings(),
  mode: "CrashConsistent",
  profile: "azureBackupParity",
  diskRule: { luns: [], skus: [], tags: [] },
  now,
  ...rest,
});
const choice = (overrides: Partial<ProtectionChoice> = {}): ProtectionChoice => ({
  excludedDiskNames: [],
  acceptedWarnings: [],
  osDiskLeftOutAcknowledged: false,
  ...overrides,
});
const os = makeDisk({ role: "os" });
const data = makeDisk({ lun: 0, name: "data-0" });
const ultra = makeDisk({ lun: 1, name: "ultra", sku: "UltraSSD_LRS" });
const cached = makeDisk({ lun: 2, name: "cached", caching: "ReadWrite" });

describe("a VM may be protected", () => {
  it("when no rule objects", () => {
    expect(decideProtection(subject(), choice())).toMatchObject({
      ok: true,
      value: { excludedDiskIds: [], acceptedWarnings: [] },
    });
  });

  it("when the disk that blocks is left out, by the id as Azure spells it", () => {
    expect(
      decideProtection(subject({ disks: [os, data, ultra] }), choice({ excludedDiskNames: ["ultra"] })),
    ).toMatchObject({
      ok: true,
      value: { excludedDiskIds: [ultra.id] },
    });
  });

  it("when its warnings are accepted; only those that apply are recorded", () => {
    const accepted = choice({ acceptedWarnings: ["E34", "E69"] });
    expect(decideProtection(subject({ disks: [os, cached] }), accepted)).toMatchObject({
      ok: true,
      value: { acceptedWarnings: ["E34"] },
    });
  });

  it("while what is in the way goes away by itself", () => {
    const busy = makeSurroundings({ creationInProgress: true, lastCrashPointAt: new Date(now.getTime() - 60_000) });
    expect(decideProtection(subject({}, { surroundings: busy }), choice()).ok).toBe(true);
  });

  it("without its ephemeral OS disk, under the Compute profile and once that is confirmed", () => {
    const vm = subject({ disks: [{ ...os, ephemeral: true }, data] }, { profile: "compute" });
    const leftOut = { excludedDiskNames: [os.name] };
    expect(decideProtection(vm, choice(leftOut))).toMatchObject({
      ok: false,
      error: expect.stringContaining("Confirm"),
    });
    expect(decideProtection(vm, choice({ ...leftOut, osDiskLeftOutAcknowledged: true })).ok).toBe(true);
  });
});

describe("a VM is refused, in a sentence", () => {
  it.each<[string, Partial<VmFacts>, Partial<ProtectionChoice>, string]>([
    ["for a blocking disk", { disks: [os, ultra] }, {}, "ultra"],
    ["for a warning not accepted", { disks: [os, cached] }, {}, "(E34)"],
    [
      "for an OS disk left out",
      {},
      { excludedDiskNames: [makeVm().disks[0]?.name ?? ""], osDiskLeftOutAcknowledged: true },
      "cannot be left out",
    ],
    ["for a disk that is gone", {}, { excludedDiskNames: ["old"] }, "no disk old any more"],
    [
      "for a disk Azure cannot be told of",
      { disks: [os, { ...data, id: null }] },
      { excludedDiskNames: ["data-0"] },
      "names no resource",
    ],
  ])("%s", (_, facts, chosen, part) => {
    expect(decideProtection(subject(facts), choice(chosen))).toEqual({
      ok: false,
      error: expect.stringContaining(part),
    });
  });

  it("when no disk would be left", () => {
    const vm = subject({ disks: [{ ...os, ephemeral: true }, data] }, { profile: "compute" });
    const everything = choice({ excludedDiskNames: [os.name, data.name], osDiskLeftOutAcknowledged: true });
    expect(decideProtection(vm, everything)).toEqual({
      ok: false,
      error: expect.stringContaining("Keep at least one"),
    });
  });
});

describe("disks that the policy's rule leaves out", () => {
  const byType = { luns: [], skus: ["UltraSSD_LRS"], tags: [] };

  it("lift their blockers as those left out by hand do, and are not written to the VM", () => {
    const facts = { disks: [os, data, ultra] };
    expect(decideProtection(subject(facts), choice()).ok).toBe(false);
    const decision = decideProtection(subject(facts, { diskRule: byType }), choice());
    expect(decision).toMatchObject({ ok: true, value: { excludedDiskIds: [] } });
  });

  it("count when at least one disk has to stay", () => {
    const ephemeral = makeDisk({ role: "os", ephemeral: true });
    const vm = subject({ disks: [ephemeral, ultra] }, { diskRule: byType, profile: "compute" });
    const decision = decideProtection(
      vm,
      choice({ excludedDiskNames: [ephemeral.name], osDiskLeftOutAcknowledged: true }),
    );
    expect(decision).toMatchObject({ ok: false, error: expect.stringContaining("Keep at least one") });
  });
});
