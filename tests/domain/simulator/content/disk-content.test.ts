import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DiskContent, type Layer, resized, zeros } from "#simulator/content/disk-content.ts";
import { blockBytes, layoutOf, slotCount } from "#simulator/content/layout.ts";
import { readContent, writtenRanges } from "#simulator/content/read-content.ts";
import { writeOrderOf } from "#simulator/content/write-order.ts";

const gib = 1024 ** 3;

const layers = fc
  .record({
    stream: fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(..."abcdef0123456789") }),
    members: fc.integer({ min: 1, max: 9 }),
    index: fc.nat(),
    gibs: fc.constantFrom(1, 4, 30, 127, 4096, 65_536),
    upTo: fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 2_000_000_000 })),
  })
  .map(({ stream, members, index, gibs, upTo }): Layer => {
    return { stream, members, member: index % members, spanBytes: gibs * gib, upTo };
  });

describe("the order of a stream's writes", () => {
  it("gives every number to exactly one disk", () => {
    fc.assert(
      fc.property(layers, (layer) => {
        const orders = Array.from({ length: layer.members }, (_, member) => writeOrderOf({ ...layer, member }));
        const numbers = orders.flatMap((order) => Array.from({ length: 20 }, (_, index) => order.numberOf(index)));
        expect(numbers.sort((a, b) => a - b)).toEqual(numbers.map((_, index) => index + 1));
      }),
    );
  });

  it("counts a disk's writes up to any number", () => {
    fc.assert(
      fc.property(layers, fc.nat({ max: 1_000_000_000 }), (layer, index) => {
        const { numberOf, countUpTo } = writeOrderOf(layer);
        expect([countUpTo(numberOf(index) - 1), countUpTo(numberOf(index))]).toEqual([index, index + 1]);
      }),
    );
  });
});

describe("the layout of a disk", () => {
  it("finds the last write to a slot as looking at every write would", () => {
    fc.assert(
      fc.property(layers, fc.integer({ min: 0, max: 3 * slotCount }), (layer, count) => {
        const { slotOf, lastIndexAt } = layoutOf(layer);
        const last = new Map(Array.from({ length: count }, (_, index) => [slotOf(index), index]));
        for (let slot = 0; slot < slotCount; slot += 1) expect(lastIndexAt(slot, count)).toBe(last.get(slot) ?? -1);
      }),
      { numRuns: 10 },
    );
  });

  it("has a place inside the disk for every slot, and no place twice", () => {
    fc.assert(
      fc.property(layers, (layer) => {
        const { offsetOf, stateOffset } = layoutOf(layer);
        const offsets = [stateOffset, ...Array.from({ length: slotCount }, (_, slot) => offsetOf(slot))];
        expect(new Set(offsets).size).toBe(slotCount + 1);
        for (const offset of offsets) {
          expect(offset % blockBytes).toBe(0);
          expect(offset).toBeGreaterThanOrEqual(0);
          expect(offset + blockBytes).toBeLessThanOrEqual(layer.spanBytes);
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe("reading a disk", () => {
  const contents = fc
    .array(layers, { minLength: 1, maxLength: 3 })
    .map((found): DiskContent => ({ sizeBytes: Math.max(...found.map((layer) => layer.spanBytes)), layers: found }));

  it("gives the same bytes whatever the ranges are", () => {
    fc.assert(
      fc.property(contents, fc.nat(), fc.integer({ min: 1, max: 9000 }), (content, pick, length) => {
        const ranges = writtenRanges(content, { start: 0, end: content.sizeBytes });
        const middle = ranges[pick % ranges.length]?.start ?? 0;
        const start = Math.max(0, middle - (pick % 5000));
        const whole = readContent(content, { start, end: start + 2 * length });
        const first = readContent(content, { start, end: start + length });
        const second = readContent(content, { start: start + length, end: start + 2 * length });
        expect(Buffer.concat([first, second]).equals(whole)).toBe(true);
      }),
    );
  });

  it("lists every range that is not zeros", () => {
    fc.assert(
      fc.property(contents, (content) => {
        const ranges = writtenRanges(content, { start: 0, end: content.sizeBytes });
        for (const [index, { start, end }] of ranges.slice(0, 5).entries()) {
          expect(readContent(content, { start, end }).every((byte) => byte === 0)).toBe(false);
          const next = Math.min(ranges[index + 1]?.start ?? content.sizeBytes, end + 100_000);
          expect(readContent(content, { start: end, end: next }).every((byte) => byte === 0)).toBe(true);
        }
      }),
    );
  });

  it("shows a later layer over an earlier one, and zeros where a disk has grown", () => {
    const below: Layer = { stream: "below", members: 1, member: 0, spanBytes: gib, upTo: 5000 };
    const above: Layer = { ...below, stream: "above", upTo: 3 };
    const both = { sizeBytes: gib, layers: [below, above] };
    const { offsetOf, slotOf } = layoutOf(above);
    const start = offsetOf(slotOf(2));
    expect(readContent(both, { start, end: start + blockBytes }).toString("latin1")).toMatch(
      /^SIMWRITE stream=above member=0 members=1 write=3 /,
    );
    const grown = resized({ ...both, layers: [below] }, 2 * gib);
    expect(writtenRanges(grown, { start: gib, end: 2 * gib })).toEqual([]);
    expect(writtenRanges(zeros(gib), { start: 0, end: gib })).toEqual([]);
    expect(resized(grown, gib).sizeBytes).toBe(2 * gib);
  });
});
