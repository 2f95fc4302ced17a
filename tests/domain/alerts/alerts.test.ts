import { describe, expect, it } from "vitest";
import { alertKinds, alertRule } from "#lib/domain/alerts/alert-kinds.ts";
import { closingReason } from "#lib/domain/alerts/closing-reason.ts";
import { type OverdueFacts, overdueInWords } from "#lib/domain/alerts/overdue-in-words.ts";
import { isToldOf } from "#lib/domain/alerts/told-of.ts";
import { notifications } from "#lib/domain/policy/policy-settings.ts";

describe("a policy's choice of notifications", () => {
  it.each([
    ["overdue", "Always Warnings Failures"],
    ["backup-failed", "Always Warnings Failures"],
    ["backup-warnings", "Always Warnings"],
    ["fallback-streak", "Always Warnings Failures Never"],
    ["points-nearly-full", "Always Warnings Failures Never"],
    ["points-vanished", "Always Warnings Failures Never"],
  ] as const)("lets %s be told under %s", (kind, told) => {
    expect(notifications.filter((notify) => isToldOf(kind, notify)).join(" ")).toBe(told);
  });
});

it("says of every kind in sentences what to do and when it is over", () => {
  for (const kind of alertKinds) {
    const { title, remedy, isOver } = alertRule(kind);
    expect(title).not.toMatch(/\.$/);
    for (const sentence of [remedy, isOver ?? "."]) expect(sentence).toMatch(/\.$/);
  }
});

describe("an alert that closes by itself says why", () => {
  const subject = { state: "Protected", hasDisappeared: false, isInUse: true, isToldOf: true } as const;
  it.each([
    ["the cause is over", subject, "A backup has completed since."],
    ["the VM is gone", { ...subject, hasDisappeared: true }, "Azure no longer lists the VM."],
    ["protection was paused", { ...subject, state: "ProtectionPaused" as const }, "Protection was paused."],
    ["protection was stopped", { ...subject, state: "ProtectionStopped" as const }, "Protection was stopped."],
    [
      "the connection was removed",
      { ...subject, isInUse: false },
      "The VM's subscription or connection is no longer in use.",
    ],
    ["nobody wants to know", { ...subject, isToldOf: false }, "The policy asks for no such alerts any more."],
  ])("when %s", (_name, of, reason) => expect(closingReason("overdue", of)).toBe(reason));
});

describe("an overdue VM", () => {
  const facts: OverdueFacts = {
    lastSuccessAt: new Date("2026-11-22T02:10:00Z"),
    overdueSince: new Date("2026-11-22T10:10:00Z"),
    rpoHours: 4,
    silentWorker: null,
    notTakenUpSince: null,
    latest: null,
  };
  const beginning =
    "The last backup succeeded at 2026-11-22 02:10 UTC; the policy's RPO is 4 hours, and twice that has passed. ";

  it.each<[string, Partial<OverdueFacts>, string]>([
    [
      "no worker reports, whatever became of the newest backup",
      { silentWorker: { seenAt: new Date("2026-11-22T14:02:00Z") }, latest: { is: "failed", meaning: "Too many." } },
      "No worker has reported since 2026-11-22 14:02 UTC, so no backup starts.",
    ],
    [
      "no worker ever reported",
      { silentWorker: { seenAt: null } },
      "No worker has ever reported, so no backup starts.",
    ],
    [
      "a backup waits for Azure",
      { latest: { is: "waiting", reason: "Azure does not answer, next try at 2026-11-22 10:30 UTC." } },
      "A backup waits: Azure does not answer, next try at 2026-11-22 10:30 UTC.",
    ],
    [
      "the newest one failed",
      { latest: { is: "failed", meaning: "The VM is gone." } },
      "The newest backup failed. The VM is gone.",
    ],
    [
      "the queue is dead",
      { notTakenUpSince: new Date("2026-11-22T07:05:00Z"), latest: { is: "over" } },
      "The backup planned for 2026-11-22 07:05 UTC was not taken up although a worker reports: look into the worker's log.",
    ],
  ])("says that %s", (_name, change, cause) => {
    expect(overdueInWords({ ...facts, ...change })).toBe(beginning + cause);
  });

  it("says so when no backup ever succeeded", () => {
    expect(overdueInWords({ ...facts, lastSuccessAt: null })).toMatch(/^No backup has succeeded yet; /);
  });
});
