import { describe, expect, it, test } from "vitest";
import { isGuestSide } from "#lib/domain/azure-errors/guest-side.ts";
import type { BackupEvent } from "#lib/domain/run/backup/backup-event.ts";
import type { AttemptRules, BackupMemory, BackupSnapshot } from "#lib/domain/run/backup/backup-run.ts";
import { backupTransition } from "#lib/domain/run/backup/backup-transition.ts";
import type { RunFailure } from "#lib/domain/run/run-failure.ts";
import type { RunState } from "#lib/domain/run/run-state.ts";
import { makeFailure, makeMemory, makeRun, plannedDisks } from "#tests/support/run-snapshot.ts";

const now = new Date("2026-11-22T12:00:00Z");
const minute = 60_000;
const agentSilent = makeFailure("VMAgentStatusCommunicationError");
const diskChanged: RunFailure = {
  ...makeFailure("OperationNotAllowed"),
  message: "Changes were made to the Virtual Machine while the operation was in progress.",
};

const applicationRun = (
  rules: Partial<AttemptRules>,
  memory: Partial<BackupMemory> = {},
  state: RunState = "confirming",
) =>
  makeRun({
    state,
    requestedMode: "ApplicationConsistent",
    rules: { retries: 0, fallsBack: false, minimumConsistency: null, ...rules },
    memory: makeMemory({ restorePointName: "sp-1", sends: 1, pendingFailure: agentSilent, ...memory }),
  });
const pointFailed: BackupEvent = {
  kind: "pointRead",
  reading: { provisioningState: "Failed", achievedMode: null, missingDisks: [] },
};
const following = (run: BackupSnapshot, event: BackupEvent = pointFailed) => backupTransition(run, event, now);

describe("an application-consistent attempt that failed inside the guest", () => {
  it("is repeated under another name, later each time, as often as the policy says", () => {
    const waits: (number | null)[] = [];
    const names: string[] = [];
    let run = applicationRun({ retries: 3 });
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const move = following(run);
      if (!move) throw new Error("nothing happened");
      expect(move.to).toBe("checking");
      waits.push(move.dueAt && (move.dueAt.getTime() - now.getTime()) / minute);
      names.push(move.memory.restorePointName);
      run = applicationRun({ retries: 3 }, { ...move.memory, pendingFailure: agentSilent });
    }
    expect(waits).toEqual([5, 10, 20]);
    expect(names).toEqual(["sp-1-a1", "sp-1-a2", "sp-1-a3"]);
    expect(following(run)).toMatchObject({ to: "failed", failure: { code: "VMAgentStatusCommunicationError" } });
  });

  it("becomes crash-consistent at once when the attempts are used up and the policy falls back", () => {
    const move = following(applicationRun({ fallsBack: true }));
    expect(move).toMatchObject({
      to: "checking",
      memory: { fallback: { code: "VMAgentStatusCommunicationError" }, sends: 0, operation: null, plannedDisks: [] },
      dueAt: now,
    });
    expect(move?.message).toContain("Falling back to a crash-consistent snapshot");
  });

  it("ends with a warning that says what was wanted, why it could not be had, and what was taken", () => {
    const fallen = applicationRun({ fallsBack: true }, { fallback: agentSilent, pendingFailure: null });
    const taken = following(fallen, {
      kind: "pointRead",
      reading: { provisioningState: "Succeeded", achievedMode: "CrashConsistent", missingDisks: [] },
    });
    const end = following(applicationRun({ fallsBack: true }, taken?.memory, "retaining"), {
      kind: "retentionApplied",
      message: "Done.",
    });
    expect(end).toMatchObject({
      to: "completedWithWarnings",
      achievedMode: "CrashConsistent",
      warnings: [{ code: "FellBackToCrashConsistent" }],
    });
    expect(end?.warnings[0]?.message).toContain(agentSilent.meaning);
  });

  it("falls back without an attempt when its own check already finds the guest in the way", () => {
    const blocked = (isGuest: boolean): BackupEvent => ({
      kind: "inspected",
      verdict: { kind: "blocked", failure: makeFailure("NotEligible.E60"), isGuestSide: isGuest },
      plannedDisks,
    });
    const run = applicationRun({ fallsBack: true, retries: 3 }, { pendingFailure: null }, "checking");
    expect(following(run, blocked(true))).toMatchObject({
      to: "checking",
      memory: { fallback: { code: "NotEligible.E60" } },
    });
    expect(following(run, blocked(false))).toMatchObject({ to: "failed" });
  });

  it("says both causes when the crash-consistent attempt is not possible either", () => {
    const run = applicationRun({ fallsBack: true }, { fallback: agentSilent, pendingFailure: null }, "checking");
    const shared = { ...makeFailure("NotEligible.E32"), meaning: "A disk is shared." };
    const move = following(run, {
      kind: "inspected",
      verdict: { kind: "blocked", failure: shared, isGuestSide: false },
      plannedDisks,
    });
    expect(move).toMatchObject({ to: "failed", failure: { code: "VMAgentStatusCommunicationError" } });
    expect(move?.failure?.meaning).toContain("A disk is shared.");
  });
});

describe("an attempt is neither repeated nor lowered", () => {
  const everything = { fallsBack: true, retries: 3 };
  it.each<[string, BackupSnapshot]>([
    ["after a change of the machine", applicationRun(everything, { pendingFailure: diskChanged })],
    [
      "after the quota",
      applicationRun(everything, {
        pendingFailure: { ...makeFailure("VMRestorePointClientError"), message: "maximum allowed snapshot limit" },
      }),
    ],
    [
      "after a concurrent creation",
      applicationRun(everything, {
        pendingFailure: { ...makeFailure("VMRestorePointClientError"), message: "a concurrent operation" },
      }),
    ],
    [
      "when it was crash-consistent already",
      makeRun({ ...applicationRun(everything), requestedMode: "CrashConsistent" }),
    ],
    ["after the fallback has failed as well", applicationRun(everything, { fallback: agentSilent })],
  ])("%s", (_, run) => {
    expect(following(run)?.to).toBe("failed");
  });
});

test("less than the policy's minimum is a failure, also where Azure names nothing", () => {
  const run = applicationRun({ minimumConsistency: "ApplicationConsistent" }, { pendingFailure: null });
  for (const achievedMode of ["FileSystemConsistent", "CrashConsistent", null] as const) {
    const move = following(run, {
      kind: "pointRead",
      reading: { provisioningState: "Succeeded", achievedMode, missingDisks: [] },
    });
    expect(move).toMatchObject({ to: "failed", failure: { code: "ConsistencyBelowMinimum" } });
  }
  const good = { provisioningState: "Succeeded", achievedMode: "ApplicationConsistent" as const, missingDisks: [] };
  expect(following(run, { kind: "pointRead", reading: good })?.to).toBe("retaining");
});

test.each([
  ["VMAgentStatusCommunicationError", "VM has not reported status", true],
  ["VMRestorePointInternalError", "failed due to an internal execution error while creating VM snapshot", true],
  ["VMRestorePointClientError", "Failed with COM+ error", true],
  ["VMRestorePointClientError", "insufficient memory available in COM+ memory quota", true],
  ["VMRestorePointClientError", "VSS Writers in bad state", true],
  ["VMRestorePointClientError", "installation of Visual C++ Redistributable 2012 failed", true],
  ["VMRestorePointClientError", "COM+ was unable to talk to MSDTC", true],
  ["VMRestorePointClientError", "inadequate VM resources", true],
  ["VMRestorePointClientError", "no network connectivity on the VM", true],
  ["VMRestorePointClientError", "something nobody has described yet", true],
  ["InternalExecutionError", "An internal execution error occurred. Please retry later", true],
  ["VMRestorePointClientError", "maximum allowed snapshot limit of one or more disk blobs has been reached", false],
  ["VMRestorePointClientError", "a concurrent 'Create RestorePoint' operation was triggered", false],
  ["VMRestorePointClientError", "Creation of Restore Point of a VM with Shared disks is not supported", false],
  ["OperationNotAllowed", "Changes were made to the Virtual Machine", false],
  ["OperationNotAllowed", "disk(s) have not been allocated successfully", false],
  ["DiskRestorePointClientError", "Keyvault associated with DiskEncryptionSet not found", false],
  ["AllocationFailed", "Allocation failed", false],
  ["OSProvisioningClientError", "OS Provisioning did not finish in the allotted time", false],
  ["AuthorizationFailed", "does not have authorization", false],
  ["SomethingNew", "of the platform", false],
])("%s, %s: inside the guest is %s", (code, message, expected) => {
  expect(isGuestSide({ code, message })).toBe(expected);
});
