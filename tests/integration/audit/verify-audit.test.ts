import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { verifyAudit } from "#lib/services/audit/verify-audit.ts";
import { runCommand } from "#lib/services/run-command.ts";
import type { Json } from "#lib/std/json.ts";
import { createTestWorld, type TestWorld } from "#tests/support/service-context.ts";

let world: TestWorld;
beforeEach(async () => {
  world = await createTestWorld();
});
afterEach(() => world.close());

const record = (detail: Json) =>
  runCommand(world.context(), "test", async () => ({ value: null, audit: { action: "test", target: "all", detail } }));

/** What only somebody with the database in their hands can do. */
async function tamper(sql: string): Promise<void> {
  await world.db.$executeRawUnsafe(`alter table "AuditEntry" disable trigger append_only`);
  await world.db.$executeRawUnsafe(sql);
}

const seqs = async () => {
  const rows = await world.db.auditEntry.findMany({ orderBy: { seq: "asc" }, select: { seq: true } });
  return rows.map((row) => row.seq);
};

describe("the audit trail", () => {
  it("is intact as written, whatever the details are and however many write at once", async () => {
    await Promise.all([
      record({ zebra: 1, ant: { y: [1, { b: 2, a: null }], x: "Grüße \u{1f44b}" } }),
      record(null),
      record({ left: undefined, right: -0, price: 1.5e-7, big: 1e21 } as unknown as Json),
      record([]),
    ]);
    expect(await verifyAudit(world.context())).toMatchObject({ isIntact: true, entries: 4 });
  });

  it("is intact when it is empty", async () => {
    expect(await verifyAudit(world.context())).toMatchObject({ isIntact: true, entries: 0 });
  });

  it("names the entry that was changed afterwards", async () => {
    for (const index of [1, 2, 3]) await record({ index });
    const [, second] = await seqs();
    await tamper(`update "AuditEntry" set detail = '{"index": 9}' where seq = ${second}`);
    expect(await verifyAudit(world.context())).toMatchObject({ isIntact: false, brokenAtSeq: second });
  });

  it("names the entry whose predecessor is missing", async () => {
    for (const index of [1, 2, 3]) await record({ index });
    const [, second, third] = await seqs();
    await tamper(`delete from "AuditEntry" where seq = ${second}`);
    expect(await verifyAudit(world.context())).toMatchObject({ isIntact: false, brokenAtSeq: third });
  });
});
