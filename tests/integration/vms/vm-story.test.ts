import { afterAll, beforeAll, expect, it } from "vitest";
import { listVmEventsInput } from "#lib/contracts/vms.ts";
import { storyTopics } from "#lib/domain/vm/story.ts";
import { settleAlerts } from "#lib/services/alerts/settle-alerts.ts";
import { recordVerdictChanges } from "#lib/services/eligibility/record-verdict-changes.ts";
import { listVmEvents } from "#lib/services/vms/list-vm-events.ts";
import { seedRun } from "#tests/support/seed-run.ts";
import { seedProtectedVm } from "#tests/support/seed-vm.ts";
import { createTestWorld, type TestWorld, testNow } from "#tests/support/service-context.ts";

let world: TestWorld;
let vmId: string;
afterAll(() => world.close());

const minutesAgo = (minutes: number) => new Date(testNow.getTime() - minutes * 60_000);
const contextAt = (minutes: number) => world.context({ now: () => minutesAgo(minutes) });
const list = (input: object = {}) => listVmEvents(world.context(), listVmEventsInput.parse({ vmId, ...input }));
const messagesOf = async (topic?: string) => (await list({ topic })).rows.map(({ message }) => message);

/** A VM to which one thing of each kind happened. */
beforeAll(async () => {
  world = await createTestWorld();
  vmId = (await seedProtectedVm(world.db)).vmRowId;
  const event = (minutes: number, kind: string, message: string) =>
    world.db.vmEvent.create({
      data: { id: world.context().newId(), virtualMachineId: vmId, at: minutesAgo(minutes), kind, message },
    });
  await event(90, "ProtectionConfigured", "Protected with policy nightly (version 1) by olga.");
  await event(80, "DiskAttached", "Disk data-1 attached.");
  const judged = { virtualMachineId: vmId, mode: "CrashConsistent" as const, findings: [] };
  const row = { ...judged, profile: "p", verdict: "eligible", catalogueVersion: "1", assessedAt: testNow };
  await world.db.assessment.create({ data: row });
  await recordVerdictChanges(contextAt(70), world.db, [{ ...judged, verdict: "blocked" }]);
  await event(60, "slotsMissed", "1 planned backup was missed: an earlier backup was still running.");
  const runId = await seedRun(world.db, {
    ...{ virtualMachineId: vmId, createdAt: minutesAgo(50), endedAt: minutesAgo(40), status: "Failed" },
    error: { code: "X", meaning: "The disk blocks it." },
  });
  const wait = { runId, seq: 1, at: minutesAgo(49), from: "checking", to: "waiting", event: "throttled" };
  await world.db.runEvent.create({ data: { ...wait, message: "Waiting: Azure allows 3 in an hour." } });
  const cause = { kind: "backup-failed" as const, of: vmId, virtualMachineId: vmId, message: "It failed." };
  await settleAlerts(contextAt(30), world.db, ["backup-failed"], [cause]);
  await settleAlerts(contextAt(20), world.db, ["backup-failed"], []);
});

it("tells in one line of time why the VM is or is not protected, newest first", async () => {
  expect(await messagesOf()).toEqual([
    "Alert closed: Backup failed. A later backup did not fail.",
    "Alert: Backup failed.",
    "Scheduled backup failed. The disk blocks it. Before, it waited: Azure allows 3 in an hour.",
    "1 planned backup was missed: an earlier backup was still running.",
    "Crash-consistent restore points are no longer possible.",
    "Disk data-1 attached.",
    "Protected with policy nightly (version 1) by olga.",
  ]);
});

it("has each entry under one topic", async () => {
  const byTopic = await Promise.all(storyTopics.map(async (topic) => [topic, (await messagesOf(topic)).length]));
  expect(Object.fromEntries(byTopic)).toEqual({ backups: 2, protection: 1, machine: 1, eligibility: 1, alerts: 2 });
});

it("walks forth and back over all sources, each entry once", async () => {
  const whole = (await list()).rows;
  const walked = [];
  let page = await list({ limit: 2 });
  for (walked.push(...page.rows); page.next; walked.push(...page.rows)) {
    page = await list({ limit: 2, after: page.next });
  }
  expect(walked).toEqual(whole);
  const back = await list({ limit: 2, before: page.previous });
  expect(back.rows).toEqual(whole.slice(4, 6));
});

it("says nothing about eligibility while the verdict stays", async () => {
  const judged = { virtualMachineId: vmId, mode: "CrashConsistent" as const, findings: [] };
  await recordVerdictChanges(world.context(), world.db, [{ ...judged, verdict: "eligible" }]);
  expect(await messagesOf("eligibility")).toHaveLength(1);
});
