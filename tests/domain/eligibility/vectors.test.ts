import { describe, expect, test } from "vitest";
import type { Profile } from "#lib/domain/eligibility/assessment.ts";
import type { RequestableMode } from "#lib/domain/vm/consistency.ts";
import {
  application,
  assessVm,
  blockerIds,
  crash,
  minutesBefore,
  noon,
  type Scenario,
} from "#tests/support/assess-vm.ts";
import { makeAgent, makeDisk, makeDisks, makeSize } from "#tests/support/vm-facts.ts";

const idsOf = (scenario: Scenario, ...rest: [RequestableMode?, Profile?]) =>
  assessVm(scenario, ...rest).findings.map((finding) => `${finding.ruleId} ${finding.severity}`);

/** The dossier's test vectors, by their numbers. */
describe("test vectors", () => {
  test("1: an ordinary D4s_v5 is eligible in both modes, with a note on the OS disk's cache in crash mode", () => {
    const vm = { disks: makeDisks(2) };
    expect(assessVm({ vm }, application)).toMatchObject({ verdict: "eligible", findings: [] });
    expect(assessVm({ vm }, crash).verdict).toBe("eligible");
    expect(idsOf({ vm }, crash)).toEqual(["E35 info"]);
  });

  test("2: D4s_v6 with three data disks is blocked in crash mode by parity and warned about by Compute", () => {
    const vm = { size: "Standard_D4s_v6", disks: makeDisks(3) };
    expect(assessVm({ vm }, application).verdict).toBe("eligible");
    expect(blockerIds(assessVm({ vm }, crash))).toEqual(["E21"]);
    expect(assessVm({ vm }, crash).liftingExclusions).toBeNull();
    expect(assessVm({ vm }, crash, "compute").verdict).toBe("eligibleWithWarnings");
    expect(idsOf({ vm }, crash, "compute")).toEqual(["E21 warning", "E35 info"]);
  });

  test("3: D4s_v6 with one data disk is blocked in crash mode by parity and a note for Compute", () => {
    const vm = { size: "Standard_D4s_v6", disks: makeDisks(1) };
    expect(blockerIds(assessVm({ vm }, crash))).toEqual(["E22"]);
    expect(assessVm({ vm }, crash).liftingExclusions).toBeNull();
    expect(assessVm({ vm }, crash, "compute").verdict).toBe("eligible");
    expect(idsOf({ vm }, crash, "compute")).toEqual(["E22 info", "E35 info"]);
  });

  test("4: D8ads_v6 with four data disks is eligible in crash mode", () => {
    expect(assessVm({ vm: { size: "Standard_D8ads_v6", disks: makeDisks(4) } }).verdict).toBe("eligible");
  });

  test("5: D2_v3 has no premium storage: blocked in crash mode, eligible in application mode", () => {
    const scenario = { vm: { size: "Standard_D2_v3" }, size: makeSize("Standard_D2_v3", { PremiumIO: "False" }) };
    expect(blockerIds(assessVm(scenario, crash))).toEqual(["E20"]);
    expect(assessVm(scenario, application).verdict).toBe("eligible");
  });

  test("6: a Premium SSD v2 disk on LUN 1 blocks crash mode until it is left out", () => {
    const disks = [makeDisk({ role: "os" }), makeDisk({ lun: 0 }), makeDisk({ lun: 1, sku: "PremiumV2_LRS" })];
    const scenario = { vm: { size: "Standard_E16s_v5", disks } };
    const blocked = assessVm(scenario);
    expect(blockerIds(blocked)).toEqual(["E31"]);
    expect(blocked.liftingExclusions).toEqual(["app-01-data-1"]);
    expect(assessVm({ ...scenario, excluded: ["app-01-data-1"] }).verdict).toBe("eligible");
  });

  test.each([application, crash])("7: a shared disk blocks %s until it is left out", (mode) => {
    const disks = [makeDisk({ role: "os" }), makeDisk({ lun: 0, maxShares: 2 })];
    const scenario = { vm: { size: "Standard_E16s_v5", disks } };
    expect(blockerIds(assessVm(scenario, mode))).toEqual(["E32"]);
    expect(assessVm({ ...scenario, excluded: ["app-01-data-0"] }, mode).verdict).toBe("eligible");
  });

  test.each([application, crash])("8: a confidential DC4as_v6 is blocked in %s", (mode) => {
    const vm = { size: "Standard_DC4as_v6", securityType: "ConfidentialVM" };
    expect(blockerIds(assessVm({ vm }, mode))).toEqual(["E06"]);
  });

  test("9: without an agent application mode is blocked and crash mode is the fallback", () => {
    const vm = { size: "Standard_D2s_v5", agent: makeAgent({ state: "missing", version: null }) };
    expect(blockerIds(assessVm({ vm }, application))).toEqual(["E60"]);
    expect(assessVm({ vm }, crash).verdict).toBe("eligible");
  });

  test("10: a deallocated VM gets a crash-consistent result whatever is asked", () => {
    const agent = makeAgent({ state: "missing", version: null });
    const vm = { size: "Standard_D2s_v5", powerState: "deallocated" as const, agent };
    const asked = assessVm({ vm }, application);
    expect(asked.verdict).toBe("eligibleWithWarnings");
    expect(asked.findings.map((finding) => finding.ruleId)).toEqual(["E63"]);
    expect(asked.findings[0]?.meaning).toContain("crash-consistent");
    expect(assessVm({ vm }, crash).verdict).toBe("eligible");
  });

  test.each([application, crash])("11: 500 points block %s", (mode) => {
    expect(blockerIds(assessVm({ surroundings: { restorePointCount: 500 } }, mode))).toEqual(["E84"]);
  });

  test("12: a crash point 40 minutes old blocks the next one for 20 minutes", () => {
    const [blocker] = assessVm({ surroundings: { lastCrashPointAt: minutesBefore(40) } }).findings;
    expect(blocker).toMatchObject({ ruleId: "E82", severity: "blocker", passing: true, until: minutesBefore(-20) });
    expect(blocker?.until?.getTime()).toBeGreaterThan(noon.getTime());
  });

  test.each([application, crash])("13: an ephemeral OS disk blocks %s; Compute lets it be left out", (mode) => {
    const disks = [makeDisk({ role: "os", ephemeral: true, caching: "ReadOnly", id: null }), ...makeDisks(2).slice(1)];
    const scenario = { vm: { disks } };
    const excluded = ["app-01-os"];
    expect(blockerIds(assessVm(scenario, mode, "compute"))).toEqual(["E08"]);
    expect(assessVm(scenario, mode, "compute").liftingExclusions).toEqual(excluded);
    expect(assessVm({ ...scenario, excluded }, mode, "compute").verdict).toBe("eligible");
    expect(assessVm(scenario, mode).liftingExclusions).toBeNull();
    expect(blockerIds(assessVm({ ...scenario, excluded }, mode))).toEqual(["E08"]);
  });

  test("14: M64 has no s in its name, but Azure's list says premium: eligible", () => {
    expect(assessVm({ vm: { size: "Standard_M64" }, size: makeSize("Standard_M64") }).verdict).toBe("eligible");
  });
});
