import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";

const run = promisify(execFile);
const worldsPerProcess = 100;

/**
 * The same worlds every time, so that a red test is about the change that was made; `npm run simulate` looks into new ones. By
 * that command, in processes of its own: both cores work, and without the test runner's cost on every import.
 */
describe.concurrent("the engine in random worlds", () => {
  it.each([1, 1 + worldsPerProcess])(
    `keeps every promise in ${worldsPerProcess} worlds from seed %i`,
    async (seed) => {
      const args = ["bench/simulate.ts", "--seed", `${seed}`, "--runs", `${worldsPerProcess}`];
      const { stdout, stderr } = await run(process.execPath, args).catch(
        (error: { stdout: string; stderr: string }) => error,
      );
      expect(stdout, stderr).toContain(`${worldsPerProcess} worlds, every promise kept`);
    },
    300_000,
  );
});
