import { afterAll, beforeAll, expect, it } from "vitest";
import { setBinDaysInput } from "#lib/contracts/settings.ts";
import { getSettings } from "#lib/services/settings/get-settings.ts";
import { setBinDays } from "#lib/services/settings/set-bin-days.ts";
import { createTestWorld, type TestWorld } from "#tests/support/service-context.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await createTestWorld();
});
afterAll(() => world.close());

it("keeps points in the bin for 14 days unless an administrator says otherwise, which is audited", async () => {
  expect((await getSettings(world.context())).binDays).toBe(14);
  await setBinDays(world.context(), { binDays: 3 });
  expect((await getSettings(world.context())).binDays).toBe(3);
  expect(await world.db.auditEntry.findFirstOrThrow()).toMatchObject({
    action: "settings.binDays",
    detail: { before: 14, after: 3 },
  });
});

it.each([-1, 31, 1.5, Number.NaN])("refuses %s days with the range", (binDays) => {
  const parsed = setBinDaysInput.safeParse({ binDays });
  expect(parsed.error?.issues[0]?.message).toBe("Enter a whole number of days from 0 to 30.");
});
