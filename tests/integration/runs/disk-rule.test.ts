import { afterAll, beforeAll, expect, it } from "vitest";
import { type RealEngine, startRealEngine } from "#tests/support/real-engine.ts";

/** Everything real: worker process, queue, SDK, simulator over TLS. */
let engine: RealEngine;
beforeAll(async () => {
  engine = await startRealEngine("50-100");
  await engine.startWorker();
});
afterAll(() => engine?.stop());

it("takes a crash-consistent point without the Ultra disk that the policy's rule leaves out, and says why per disk", async () => {
  const vmId = await engine.protect("trade-ultra-01", {
    schedule: { frequency: "Daily", startTime: "08:00" },
    excludeDisks: { luns: [], skus: ["UltraSSD_LRS"], tags: [] },
  });
  const run = await engine.untilRun(await engine.backUp(vmId), ({ endedAt }) => endedAt !== null);
  expect(run.status).toBe("Completed");
  const disks = run.restorePoints[0]?.diskRestorePoints ?? [];
  const leftOut = disks.filter(({ included }) => !included);
  expect(leftOut).toMatchObject([
    { sku: "UltraSSD_LRS", exclusionReason: "Left out by the policy's disk rule (type UltraSSD_LRS)." },
  ]);
  expect(disks.length).toBeGreaterThan(1);

  const answer = await engine.azure.readRestorePoint(run.restorePoints[0]?.armId ?? "");
  const held = answer.ok ? answer.value.disks.length : 0;
  expect(held).toBe(disks.length - 1);
});
