import { syncInventory } from "#lib/services/inventory/sync-inventory.ts";
import { applyRetentionEverywhere } from "#lib/services/retention/apply-retention-everywhere.ts";
import type { Driver } from "./drive.ts";
import { noFaults } from "./fault.ts";
import type { SimulatedWorld } from "./world.ts";

const hourMs = 3_600_000;
/** A run waits for up to a day in all, and then has its deadlines. */
const restMaxMs = 72 * hourMs;
/** Later than a stuck operation ends, and than the inventory's own reading of points. */
const settledMs = 10 * hourMs;

/** By then no tier of the policies here keeps a point any more; then the bin's days. */
const expiredMs = 9 * 24 * hourMs;
const binMs = 26 * hourMs;

/**
 * No more faults and no more planned runs: what is under way ends, Azure brings its operations to their ends, and the
 * inventory reads Azure as it does every quarter of an hour. At last everything expires, so that what must stay shows.
 * @returns what did not come to an end
 */
export async function comeToRest(world: SimulatedWorld, driver: Driver): Promise<string[]> {
  const { clock, cloud, db, ctx } = world;
  world.setPlan(noFaults);
  clock.setSkew(0);
  cloud.locks = [];
  for (const machine of cloud.machines.values()) machine.guest = "healthy";
  await db.protectedItem.updateMany({ data: { nextRunAt: null } });
  const active = () =>
    db.run.findMany({ where: { endedAt: null }, select: { id: true, kind: true, engineState: true } });
  const end = clock.azureNow() + restMaxMs;
  while (clock.azureNow() < end && (await active()).length > 0) await driver.runUntil(clock.azureNow() + hourMs);
  const left = (await active()).map(({ id, kind, engineState }) => `Run ${id} (${kind}) never ends: ${engineState}.`);
  await driver.runUntil(clock.azureNow() + settledMs);
  await syncInventory(ctx, world.connectionId);
  await driver.runUntil(clock.azureNow() + hourMs);

  clock.advance(expiredMs);
  await applyRetentionEverywhere(ctx);
  await driver.runUntil(clock.azureNow() + binMs);
  return left;
}
