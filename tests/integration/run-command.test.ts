import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runCommand } from "#lib/services/run-command.ts";
import { forgetReceipts } from "#lib/services/worker/forget-receipts.ts";
import { createTestWorld, type TestWorld, testNow } from "#tests/support/service-context.ts";

let world: TestWorld;
beforeEach(async () => {
  world = await createTestWorld();
});
afterEach(() => world.close());

describe("a repeated command", () => {
  const command = (userId: string, value: string) =>
    runCommand(
      world.context({
        actor: { kind: "user", id: userId, name: "Olga", userName: "olga@example.com", roles: ["Reader"] },
        idempotencyKey: "click",
      }),
      "test",
      async () => ({ value, audit: { action: "test", target: "all", detail: {} } }),
    );

  it("is answered with its first result, and never with that of another user of the same name", async () => {
    expect(await command("user-1", "first")).toEqual({ ok: true, value: "first" });
    expect(await command("user-1", "second")).toEqual({ ok: true, value: "first" });
    expect(await command("user-2", "third")).toEqual({ ok: true, value: "third" });
  });

  it("is remembered for a week", async () => {
    await command("user-1", "first");
    const daysLater = (days: number) => world.context({ now: () => new Date(testNow.getTime() + days * 86_400_000) });
    expect(await forgetReceipts(daysLater(6))).toBe(0);
    expect(await forgetReceipts(daysLater(8))).toBe(1);
  });
});
