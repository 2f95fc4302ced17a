import { describe, expect, test } from "vitest";
import { assess } from "#lib/domain/eligibility/assess.ts";
import { blockedUntil, isBlockedForNow } from "#lib/domain/eligibility/passing-blockers.ts";
import { suggestExclusions } from "#lib/domain/eligibility/suggest-exclusions.ts";
import type { DiskFacts } from "#lib/domain/vm/vm-facts.ts";
import { application, assessVm, blockerIds, crash, inputOf, minutesBefore, noon } from "#tests/support/assess-vm.ts";
import { makeDisk, makeDisks } from "#tests/support/vm-facts.ts";

const withDisks = (...data: Partial<DiskFacts>[]) => ({
  vm: { disks: [makeDisk({ role: "os" }), ...data.map((disk, lun) => makeDisk({ lun, ...disk }))] },
});

describe("verdict", () => {
  test("findings come gravest first and in catalogue order within a severity", () => {
    const assessment = assessVm({
      ...withDisks({ sku: "UltraSSD_LRS" }, { caching: "ReadWrite" }, { maxShares: 2 }),
      surroundings: { azureBackup: "Protected", movedFrom: "/subscriptions/s/old" },
    });
    expect(assessment.findings.map((finding) => finding.ruleId)).toEqual(["E30", "E32", "E34", "E90", "E35", "E89"]);
  });

  test("notes alone leave a VM eligible, a warning does not", () => {
    expect(assessVm({ vm: { priority: "Spot" } }).verdict).toBe("eligible");
    expect(assessVm(withDisks({ caching: "ReadWrite" })).verdict).toBe("eligibleWithWarnings");
  });

  test("a healthy VM carries nothing but the note on its OS disk's cache", () => {
    expect(assessVm({}, application).findings).toEqual([]);
    expect(assessVm({}, crash).findings.map((finding) => finding.ruleId)).toEqual(["E35"]);
  });

  test("the warning before the limit of points follows the setting", () => {
    const input = {
      ...inputOf({ surroundings: { restorePointCount: 300 } }, crash, "compute"),
      restorePointWarningAt: 300,
    };
    expect(assessVm({ surroundings: { restorePointCount: 300 } }).verdict).toBe("eligible");
    expect(assess(input).findings[0]?.ruleId).toBe("E84w");
  });

  test("an OS disk cannot be left out to get rid of what is wrong with it", () => {
    const vm = { disks: [makeDisk({ role: "os", writeAccelerator: true }), makeDisk()] };
    expect(blockerIds(assessVm({ vm, excluded: ["app-01-os"] }, crash, "compute"))).toEqual(["E33"]);
  });
});

describe("lifting exclusions", () => {
  test("name every disk that blocks and no other", () => {
    const scenario = withDisks(
      { sku: "UltraSSD_LRS" },
      {},
      { maxShares: 2, sku: "PremiumV2_LRS" },
      { caching: "ReadWrite" },
    );
    expect(assessVm(scenario).liftingExclusions).toEqual(["app-01-data-0", "app-01-data-2"]);
    expect(assessVm(scenario, application).liftingExclusions).toEqual(["app-01-data-2"]);
  });

  test("are null when nothing blocks, when something else blocks too, and when no disk would be left", () => {
    expect(assessVm({}).liftingExclusions).toBeNull();
    expect(
      assessVm({ ...withDisks({ maxShares: 2 }), surroundings: { restorePointCount: 500 } }).liftingExclusions,
    ).toBeNull();
    const alone = { vm: { disks: [makeDisk({ role: "os", ephemeral: true })] } };
    expect(assessVm(alone, crash, "compute").liftingExclusions).toBeNull();
  });

  test("come on top of the disks excluded already", () => {
    const scenario = { ...withDisks({ sku: "UltraSSD_LRS" }, { sku: "UltraSSD_LRS" }), excluded: ["app-01-data-0"] };
    expect(assessVm(scenario).liftingExclusions).toEqual(["app-01-data-1"]);
  });

  test("leave out as few disks as the limits of Azure Backup demand", () => {
    expect(assessVm({ vm: { disks: makeDisks(35) } }).liftingExclusions).toHaveLength(3);
    const withUltra = [
      ...makeDisks(35).slice(0, -3),
      ...[32, 33, 34].map((lun) => makeDisk({ lun, sku: "UltraSSD_LRS" })),
    ];
    expect(assessVm({ vm: { disks: withUltra } }).liftingExclusions).toEqual(
      [32, 33, 34].map((lun) => `app-01-data-${lun}`),
    );
    const large = withDisks(
      ...[10, 60, 60, 60, 60, 60, 60, 60, 60, 64].map((terabytes) => ({ sizeGb: terabytes * 1024 })),
    );
    expect(assessVm(large).liftingExclusions).toEqual(["app-01-data-9"]);
  });
});

describe("passing obstacles", () => {
  test("make a run wait until the last of them is known to end", () => {
    const assessment = assessVm({
      surroundings: {
        lastCrashPointAt: minutesBefore(10),
        crashRequestsLastHour: [50, 30, 10].map(minutesBefore),
        creationInProgress: true,
      },
    });
    expect(blockerIds(assessment)).toEqual(["E80", "E82", "E83"]);
    expect(isBlockedForNow(assessment)).toBe(true);
    expect(blockedUntil(assessment)).toEqual(minutesBefore(-50));
  });

  test("do not hide a lasting blocker, and a VM that is not blocked is not waiting", () => {
    const surroundings = { creationInProgress: true, restorePointCount: 500 };
    expect(isBlockedForNow(assessVm({ surroundings }))).toBe(false);
    expect(isBlockedForNow(assessVm({}))).toBe(false);
    expect(blockedUntil(assessVm({ surroundings }))).toBeNull();
  });

  test("the request budget frees a slot one hour after the third last request", () => {
    const crashRequestsLastHour = [10, 58, 30, 20].map(minutesBefore);
    const [finding] = assessVm({ surroundings: { crashRequestsLastHour } }).findings;
    expect(finding).toMatchObject({ ruleId: "E83", until: new Date(noon.getTime() + 30 * 60_000) });
  });
});

describe("suggested exclusions", () => {
  const suggest = (scenario: Parameters<typeof inputOf>[0], profile: Parameters<typeof inputOf>[2], mode = crash) =>
    suggestExclusions(inputOf(scenario, mode, profile)).map(({ diskName, role, reasons }) => ({
      diskName,
      role,
      because: reasons.map((reason) => reason.ruleId),
    }));

  test("name each disk that blocks the mode with its reasons", () => {
    const scenario = withDisks({ sku: "UltraSSD_LRS", maxShares: 2 }, {}, { writeAccelerator: true });
    expect(suggest(scenario, "azureBackupParity")).toEqual([
      { diskName: "app-01-data-0", role: "data", because: ["E30", "E32"] },
      { diskName: "app-01-data-2", role: "data", because: ["E33"] },
    ]);
    expect(suggest(scenario, "azureBackupParity", application)).toEqual([
      { diskName: "app-01-data-0", role: "data", because: ["E32"] },
    ]);
  });

  test("ignore what was excluded before: the wizard starts from all disks", () => {
    const scenario = { ...withDisks({ sku: "UltraSSD_LRS" }), excluded: ["app-01-data-0"] };
    expect(suggest(scenario, "compute")).toHaveLength(1);
  });

  test("offer an ephemeral OS disk under the Compute profile only, and no other OS disk ever", () => {
    const ephemeral = { vm: { disks: [makeDisk({ role: "os", ephemeral: true }), makeDisk()] } };
    expect(suggest(ephemeral, "compute")).toEqual([{ diskName: "app-01-os", role: "os", because: ["E08"] }]);
    expect(suggest(ephemeral, "azureBackupParity")).toEqual([]);
    const accelerated = {
      vm: { disks: [makeDisk({ role: "os", writeAccelerator: true }), makeDisk({ writeAccelerator: true })] },
    };
    expect(suggest(accelerated, "compute").map((suggestion) => suggestion.diskName)).toEqual(["app-01-data-0"]);
  });

  test("do not exclude a disk for something that passes", () => {
    const scenario = withDisks({ sku: "PremiumV2_LRS", completionPercent: 40 });
    expect(suggest(scenario, "azureBackupParity", application)).toEqual([]);
  });
});
