import { appendFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, expect } from "vitest";
import { trafficFolder } from "#tests/support/traffic-folder.ts";

/** Notes when each test begins, so that an exchange which is found wrong can be traced to the test that caused it. */
beforeEach(({ task }) => {
  const folder = trafficFolder();
  const file = expect.getState().testPath;
  if (folder === null || file === undefined) return;
  const name = task.suite?.name ? `${task.suite.name} > ${task.name}` : task.name;
  const line = { at: Date.now(), test: `${path.relative(process.cwd(), file)} > ${name}` };
  appendFileSync(path.join(folder, `${process.pid}.tests`), `${JSON.stringify(line)}\n`);
});
