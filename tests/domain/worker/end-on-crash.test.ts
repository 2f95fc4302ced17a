import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";

const root = new URL("../../..", import.meta.url).pathname;

it.each([
  ["an exception", `setImmediate(() => { throw new Error("boom"); });`],
  ["a rejected promise", `void Promise.reject(new Error("boom"));`],
])("%s that nobody handles is logged in one line and ends the worker with a failure", async (_, crash) => {
  const script = `
    import { createLogger } from "#lib/services/log/create-logger.ts";
    import { endOnCrash } from "#worker/end-on-crash.ts";
    endOnCrash(createLogger("worker", "info"));
    setInterval(() => {}, 1_000);
    ${crash}`;
  const worker = spawn(process.execPath, ["--input-type=module-typescript", "-e", script], { cwd: root });
  const [output, [exitCode]] = await Promise.all([text(worker.stdout), once(worker, "exit")]);
  expect(exitCode).toBe(1);
  expect(JSON.parse(output)).toMatchObject({ process: "worker", level: 60, err: { message: "boom" } });
});
