import { expect, it } from "vitest";
import { cheapestInWords, cheapestStretches } from "#lib/domain/cost/cheapest-way.ts";
import { ways } from "#lib/domain/cost/ways.ts";

const point = (usedRatio: number, RestorePoints: number, AgentVault: number) => ({
  usedRatio,
  amounts: { RestorePoints, RestorePointsCopied: 90, AgentlessVault: 90, AgentVault },
});

it("one way that is never beaten costs least however full the disks are", () => {
  const stretches = cheapestStretches([point(0, 0, 0), point(0.5, 5, 10), point(1, 10, 20)], ways);
  expect(stretches).toEqual([{ way: "RestorePoints", fromRatio: 0, toRatio: 1 }]);
  expect(cheapestInWords(stretches)).toBe("“Restore points” costs least, however full the disks are.");
});

it("a way that takes over is named with how full the disks are then", () => {
  const stretches = cheapestStretches([point(0, 0, 0), point(0.25, 5, 10), point(0.5, 12, 11), point(1, 30, 20)], ways);
  expect(cheapestInWords(stretches)).toBe(
    "“Restore points” costs least while the disks are less full; from about 50 % used on “Azure Backup, agent-based” does.",
  );
});

it("a tie leaves the lead where it was", () => {
  expect(cheapestStretches([point(0.5, 5, 6), point(1, 10, 10)], ways)).toHaveLength(1);
});

it("a way that cannot be reckoned is not compared", () => {
  const [first] = cheapestStretches([point(1, 10, 5)], ["RestorePoints"]);
  expect(first?.way).toBe("RestorePoints");
  expect(cheapestInWords(cheapestStretches([point(1, 10, 5)], []))).toBeNull();
});
