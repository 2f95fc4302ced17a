import { describe, expect, it } from "vitest";
import {
  configureInput,
  emptyProtectDraft,
  type ProtectDraft,
  reachableIndex,
  stepProblem,
  withPolicy,
} from "#components/protect/protect-draft.ts";
import { protectSteps } from "#lib/contracts/protect-search.ts";
import type { PreviewVm, ProtectionPreviewDto } from "#lib/contracts/protection.ts";
import { defaultPolicySettings } from "#lib/domain/policy/policy-settings.ts";

const finding = (ruleId: string): PreviewVm["warnings"][number] => ({
  ...{ ruleId, title: ruleId, meaning: "", remedy: "", diskNames: [], unverified: false },
  ...{ source: "", sourceDate: "" },
});
const disk = (name: string, isIncluded = true): PreviewVm["disks"][number] => ({
  ...{ name, isIncluded, role: "data", lun: 0, sku: null, sizeGb: null, caching: "None", canBeLeftOut: true },
  ruledOutBy: null,
  suggestedBecause: [],
});
const vm = (vmId: string, overrides: Partial<PreviewVm> = {}): PreviewVm => ({
  ...{ vmId, name: vmId, resourceGroup: "rg", location: "westeurope", size: "s", current: null, verdict: "eligible" },
  ...{
    blockers: [],
    warnings: [],
    disks: [disk("a")],
    isOsDiskLeftOut: false,
    firstRunAt: null,
    goes: null,
    otherPoints: 0,
  },
  ...overrides,
});
const preview = (...vms: PreviewVm[]): ProtectionPreviewDto => ({
  policy: { id: "p", name: "p", version: 1, settings: defaultPolicySettings, associatedItems: 0 },
  ...{ mode: "CrashConsistent", profile: "azureBackupParity", rpoHours: 4, pointsPerVm: 42 },
  ...{ binnedPointsPerVm: 84, pointLimit: 500 },
  ...{ vms, missingVmIds: [], ...{ binDays: 14, plannedAt: "2026-03-01T12:00:00Z", fingerprint: "shown" } },
});
const draft = (overrides: Partial<ProtectDraft> = {}): ProtectDraft => ({
  ...emptyProtectDraft,
  vmIds: ["a"],
  policyId: "p",
  ...overrides,
});
const reached = (chosen: ProtectDraft, seen?: ProtectionPreviewDto) => protectSteps[reachableIndex(chosen, seen)];

describe("the wizard stops at the first step with an open question", () => {
  it.each<[string, ProtectDraft, ProtectionPreviewDto | undefined, string]>([
    ["no VM chosen", draft({ vmIds: [] }), undefined, "vms"],
    ["too many VMs", draft({ vmIds: Array.from({ length: 501 }, (_, index) => `${index}`) }), undefined, "vms"],
    ["no policy", draft({ policyId: null }), undefined, "policy"],
    ["the preview is not there yet", draft(), undefined, "disks"],
    ["an OS disk left out silently", draft(), preview(vm("a", { isOsDiskLeftOut: true })), "disks"],
    ["a warning not accepted", draft(), preview(vm("a", { warnings: [finding("E34")] })), "what-if"],
    ["nothing that can be protected", draft(), preview(vm("a", { blockers: [finding("E30")] })), "what-if"],
    ["nothing open", draft(), preview(vm("a")), "review"],
    [
      "everything accepted",
      draft({ accepted: { a: ["E34"] }, osDiskAcknowledged: ["a"] }),
      preview(vm("a", { warnings: [finding("E34")], isOsDiskLeftOut: true })),
      "review",
    ],
    [
      "a blocked VM beside a good one, whose warnings nobody needs to accept",
      draft({ vmIds: ["a", "b"] }),
      preview(vm("a"), vm("b", { blockers: [finding("E30")], warnings: [finding("E34")] })),
      "review",
    ],
  ])("%s", (_, chosen, seen, step) => expect(reached(chosen, seen)).toBe(step));

  it("says why, in a sentence", () => {
    const seen = preview(vm("db-01", { isOsDiskLeftOut: true }));
    expect(stepProblem("disks", draft({ vmIds: ["db-01"] }), seen)).toContain("db-01");
  });
});

describe("the command", () => {
  it("names exactly the disks the preview showed as left out, and leaves blocked VMs alone", () => {
    const seen = preview(vm("a", { disks: [disk("x"), disk("y", false)] }), vm("b", { blockers: [finding("E30")] }));
    expect(configureInput(draft({ accepted: { a: ["E34"] }, osDiskAcknowledged: ["b"] }), seen)).toEqual({
      policyId: "p",
      shown: { plannedAt: "2026-03-01T12:00:00Z", fingerprint: "shown" },
      vms: [{ vmId: "a", excludedDiskNames: ["y"], acceptedWarnings: ["E34"], osDiskLeftOutAcknowledged: false }],
    });
  });
});

describe("another policy", () => {
  it("forgets what was decided under the old one, but not the VMs", () => {
    const before = draft({ accepted: { a: ["E34"] }, exclusions: { a: ["x"] }, osDiskAcknowledged: ["a"] });
    expect(withPolicy(before, "other")).toEqual({ ...emptyProtectDraft, vmIds: ["a"], policyId: "other" });
    expect(withPolicy(before, "p")).toBe(before);
  });
});
