import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findBrowser } from "./find-browser.ts";
import type { Gate, Tally } from "./gate.ts";
import { runTool } from "./run-tool.ts";

type Report = { stats: { expected: number; unexpected: number; flaky: number } };

/** The browser tests, against a whole product of their own. */
export function browserGate(args: string[] = []): Gate {
  return {
    name: "browser tests",
    howToFix: "Traces are in tests/.output; again, alone: npm run e2e -- <file>",
    run: async () => {
      const browser = await findBrowser();
      console.log(`Browser: ${browser.description}`);
      const folder = await mkdtemp(join(tmpdir(), "stillpoint-report-"));
      const file = join(folder, "report.json");
      try {
        const code = await runTool(
          ["node_modules/@playwright/test/cli.js", "test", "-c", "tests/playwright.config.ts", ...args],
          {
            PLAYWRIGHT_JSON_OUTPUT_NAME: file,
            ...(browser.executablePath ? { STILLPOINT_E2E_BROWSER: browser.executablePath } : {}),
          },
        );
        return tally(code, JSON.parse(await readFile(file, "utf8").catch(() => "null")));
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

function tally(code: number, report: Report | null): Tally {
  const { expected = 0, unexpected = 0, flaky = 0 } = report?.stats ?? {};
  return { passed: expected, failed: code === 0 ? unexpected + flaky : Math.max(1, unexpected + flaky) };
}
