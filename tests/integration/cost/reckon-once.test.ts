import { afterAll, beforeAll, expect, it } from "vitest";
import { reckonOnce } from "#lib/services/cost/reckon-once.ts";
import { createTestWorld, type TestWorld, testNow } from "#tests/support/service-context.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await createTestWorld();
});
afterAll(() => world.close());

/** Counts how often something was reckoned; each answer is its number. */
function counter(name: string) {
  let count = 0;
  return (minutes: number) =>
    reckonOnce(world.context({ now: () => new Date(testNow.getTime() + minutes * 60_000) }), name, async () => ++count);
}

const setting = (value: string) =>
  world.db.setting.upsert({
    where: { key: "prices.currency" },
    create: { key: "prices.currency", value },
    update: { value },
  });

it("those who ask within a minute, or at the same time, get the same answer", async () => {
  const ask = counter("minute");
  expect(await Promise.all([ask(0), ask(0)])).toEqual([1, 1]);
  expect(await ask(0.9)).toBe(1);
});

it("who comes later sees what there is while it is reckoned again, and the next one sees that", async () => {
  const ask = counter("later");
  expect(await ask(0)).toBe(1);
  expect(await ask(2)).toBe(1);
  expect(await ask(2.5)).toBe(2);
});

it("nobody is shown what is older than a quarter of an hour", async () => {
  const ask = counter("old");
  expect(await ask(0)).toBe(1);
  expect(await ask(16)).toBe(2);
});

it("what a person changes shows at once; that the worker lives changes nothing", async () => {
  const ask = counter("changed");
  expect(await ask(0)).toBe(1);
  await world.db.setting.create({ data: { key: "worker.heartbeat", value: "now" } });
  expect(await ask(0)).toBe(1);
  await setting("EUR");
  expect(await ask(0)).toBe(2);
  await setting("USD");
  expect(await ask(0)).toBe(3);
});

it("a failure is not kept", async () => {
  const fail = () => reckonOnce(world.context(), "failing", () => Promise.reject(new Error("No answer.")));
  await expect(fail()).rejects.toThrow("No answer.");
  expect(await reckonOnce(world.context(), "failing", async () => "an answer")).toBe("an answer");
});
