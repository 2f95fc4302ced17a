import { expect, it } from "vitest";
import { packInputs, unpackInputs } from "#lib/domain/cost/packed-inputs.ts";
import { fourHourly, makeInputs, makeMachine, said } from "#tests/support/cost-machines.ts";

const chain = { points: 3, gaps: [{ days: 1, count: 2 }] };
const inputs = makeInputs(
  [
    makeMachine([64, 128], { held: { kept: chain, withBin: { points: 9, gaps: [{ days: 1, count: 8 }] } } }),
    makeMachine([64, 128], { policyId: null, isStopped: true, monthsProtected: 4, usedRatio: said(0.2) }),
    makeMachine([], { region: "westus", held: { kept: chain, withBin: chain } }),
  ],
  fourHourly,
);

it("Inputs come back from the page as they went, with what is equal being the same object", () => {
  const back = unpackInputs(JSON.parse(JSON.stringify(packInputs(inputs))));
  expect(back).toEqual(inputs);
  expect(back.machines[0]?.disks).toBe(back.machines[1]?.disks);
  expect(back.machines[0]?.held.kept).toBe(back.machines[2]?.held.withBin);
});

it("Half of it is refused in a sentence", () => {
  expect(() => unpackInputs({ ...packInputs(inputs), chains: [] })).toThrow("Load the page again.");
});
