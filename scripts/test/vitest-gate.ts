import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Gate, Tally } from "./gate.ts";
import { runTool } from "./run-tool.ts";

type Report = { numPassedTests: number; numFailedTests: number };

/** What belongs to the same run, because it looks at what the tests have left behind. */
const checkedAfterwards: Record<string, readonly string[]> = { contract: ["traffic"] };

/** One ring of tests of tests/vitest.config.ts. */
export function vitestGate(project: "domain" | "integration" | "contract" | "safety"): Gate {
  return {
    name: `${project} tests`,
    howToFix: `Again, alone: npx vitest run -c tests/vitest.config.ts --project ${project} <file>`,
    run: async () => {
      const folder = await mkdtemp(join(tmpdir(), "stillpoint-report-"));
      const file = join(folder, "report.json");
      try {
        const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${file}`];
        const projects = [project, ...(checkedAfterwards[project] ?? [])].flatMap((name) => ["--project", name]);
        const args = ["run", "-c", "tests/vitest.config.ts", ...projects, ...reporters];
        const code = await runTool(["node_modules/vitest/vitest.mjs", ...args]);
        return tally(code, JSON.parse(await readFile(file, "utf8").catch(() => "null")));
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

/** A run that fails without a failed test (a file that cannot be loaded, a set-up that breaks) still counts as a failure. */
export function tally(code: number, report: Report | null): Tally {
  const passed = report?.numPassedTests ?? 0;
  const failed = report?.numFailedTests ?? 0;
  return { passed, failed: code === 0 ? failed : Math.max(1, failed) };
}
