import { describe, expect, it } from "vitest";
import { gather } from "#lib/std/gather.ts";

/** Doubles numbers, remembers which came together, and ends a call when the test says so. */
function doubler(max: number, atOnce: number) {
  const groups: number[][] = [];
  const ends: (() => void)[] = [];
  const double = gather(
    async (inputs: readonly number[]) => {
      groups.push([...inputs]);
      await new Promise<void>((resolve) => ends.push(resolve));
      return inputs.map((input) => input * 2);
    },
    { max, atOnce },
  );
  return { double, groups, endNext: () => ends.shift()?.() };
}

const aMoment = () => new Promise((resolve) => setTimeout(resolve, 5));

describe("gathered calls", () => {
  it("of the same moment are one, and each gets its own answer", async () => {
    const { double, groups, endNext } = doubler(10, 1);
    const answers = Promise.all([1, 2, 3].map(double));
    await aMoment();
    endNext();
    expect(await answers).toEqual([2, 4, 6]);
    expect(groups).toEqual([[1, 2, 3]]);
  });

  it("that come while one is under way go with the next", async () => {
    const { double, groups, endNext } = doubler(10, 1);
    const first = double(1);
    await aMoment();
    const later = [double(2), double(3)];
    await aMoment();
    expect(groups).toEqual([[1]]);
    endNext();
    await first;
    await aMoment();
    endNext();
    expect(await Promise.all(later)).toEqual([4, 6]);
    expect(groups).toEqual([[1], [2, 3]]);
  });

  it("are no more than allowed, in one call and at once", async () => {
    const { double, groups, endNext } = doubler(2, 2);
    const answers = [1, 2, 3, 4, 5].map(double);
    await aMoment();
    expect(groups).toEqual([
      [1, 2],
      [3, 4],
    ]);
    endNext();
    await aMoment();
    expect(groups.at(-1)).toEqual([5]);
    endNext();
    endNext();
    expect(await Promise.all(answers)).toEqual([2, 4, 6, 8, 10]);
  });

  it("all meet the failure of their call, and the next call is made all the same", async () => {
    let calls = 0;
    const work = gather(
      async (inputs: readonly number[]) => {
        calls += 1;
        if (calls === 1) throw new Error("no");
        return inputs;
      },
      { max: 10, atOnce: 1 },
    );
    const failed = await Promise.allSettled([work(1), work(2)]);
    expect(failed.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await work(3)).toBe(3);
  });
});
