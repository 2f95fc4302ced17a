import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listAlertsInput } from "#lib/contracts/alerts.ts";
import type { AlertKind } from "#lib/domain/alerts/alert-kinds.ts";
import { acknowledgeAlerts } from "#lib/services/alerts/acknowledge-alerts.ts";
import { closeAlerts } from "#lib/services/alerts/close-alerts.ts";
import { countOpenAlerts } from "#lib/services/alerts/count-open-alerts.ts";
import { listAlerts } from "#lib/services/alerts/list-alerts.ts";
import { settleAlerts } from "#lib/services/alerts/settle-alerts.ts";
import { seedProtectedVm } from "#tests/support/seed-vm.ts";
import { createTestWorld, type TestWorld, testNow } from "#tests/support/service-context.ts";

let world: TestWorld;
let vmId: string;

/** One alert after the other, each a minute younger; the last two kinds stay open. */
beforeAll(async () => {
  world = await createTestWorld();
  vmId = (await seedProtectedVm(world.db, { name: "pay-db" })).vmRowId;
  await open("inventory-failing", 5, null);
  await settle("inventory-failing", 4);
  await open("worker-silent", 3, null);
  await open("overdue", 2, vmId);
  await open("points-vanished", 1, vmId);
});
afterAll(() => world.close());

const minutesAgo = (minutes: number) => new Date(testNow.getTime() - minutes * 60_000);
const contextAt = (minutes: number) => world.context({ now: () => minutesAgo(minutes) });

async function open(kind: AlertKind, minutes: number, virtualMachineId: string | null): Promise<void> {
  const cause = { kind, of: "x", virtualMachineId, message: `About ${kind}.`, detail: { runId: vmId } };
  await settleAlerts(contextAt(minutes), world.db, [kind], [cause]);
}
const settle = (kind: AlertKind, minutes: number) => settleAlerts(contextAt(minutes), world.db, [kind], []);

const list = (filter: object = {}) => listAlerts(world.context(), listAlertsInput.parse(filter));
const kindsOf = async (filter: object = {}) => (await list(filter)).rows.map(({ kind }) => kind);
const idOf = async (kind: string) => (await world.db.alert.findFirstOrThrow({ where: { kind } })).id;

describe("the list of alerts", () => {
  it.each([
    ["what is open, newest first", {}, ["points-vanished", "overdue", "worker-silent"]],
    ["what is closed", { state: "closed" }, ["inventory-failing"]],
    ["everything", { state: "all" }, ["points-vanished", "overdue", "worker-silent", "inventory-failing"]],
    ["one kind", { kind: "overdue" }, ["overdue"]],
    ["one severity", { severity: "Warning", state: "all" }, ["inventory-failing"]],
    ["VMs by name", { search: "PAY" }, ["points-vanished", "overdue"]],
  ])("shows %s", async (_name, filter, kinds) => {
    expect(await kindsOf(filter)).toEqual(kinds);
  });

  it("walks forth and back, each alert once", async () => {
    const first = await list({ state: "all", limit: 2 });
    const second = await list({ state: "all", limit: 2, after: first.next });
    const back = await list({ state: "all", limit: 2, before: second.previous });
    expect([...first.rows, ...second.rows].map(({ kind }) => kind)).toEqual(await kindsOf({ state: "all" }));
    expect(back.rows).toEqual(first.rows);
  });

  it("says what to do, and leads to the VM and the job", async () => {
    const [row] = (await list({ kind: "overdue" })).rows;
    expect(row).toMatchObject({ vm: { id: vmId, name: "pay-db" }, runId: vmId, remedy: expect.stringMatching(/\.$/) });
  });

  it("is counted for the badge", async () => {
    expect(await countOpenAlerts(world.context())).toEqual({ open: 3, critical: 3 });
  });
});

describe("a person", () => {
  it("acknowledges an alert once; it stays open, and who it was stands in the audit trail", async () => {
    const alertIds = [await idOf("overdue")];
    expect(await acknowledgeAlerts(world.context(), { alertIds })).toEqual({ ok: true, value: { acknowledged: 1 } });
    expect(await acknowledgeAlerts(world.context(), { alertIds })).toMatchObject({ error: { code: "conflict" } });
    expect((await list({ kind: "overdue" })).rows).toMatchObject([
      { state: "acknowledged", acknowledged: { by: "olga@example.com" } },
    ]);
    expect(await world.db.auditEntry.findMany()).toMatchObject([{ action: "alert.acknowledge", target: "overdue:x" }]);
  });

  it("cannot close what goes on, for it would open again", async () => {
    const result = await closeAlerts(world.context(), { alertIds: [await idOf("overdue")] });
    expect(result).toMatchObject({
      error: { code: "notPossible", message: expect.stringMatching(/closes by itself/) },
    });
  });

  it("closes what has happened once and for all", async () => {
    await closeAlerts(world.context(), { alertIds: [await idOf("points-vanished"), await idOf("overdue")] });
    expect((await list({ state: "closed", kind: "points-vanished" })).rows).toMatchObject([
      { closed: { because: "Closed by olga@example.com." } },
    ]);
    expect(await kindsOf()).toEqual(["overdue", "worker-silent"]);
  });
});
