import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ICruiseResult } from "dependency-cruiser";
import "./lend-typescript.ts";

export type Violation = { rule: string; from: string; to: string; comment: string };

const folders = ["app", "components", "lib", "worker", "demo", "simulator", "scripts", "tests", "bench"];

/** Every import below `root` that the law in `<root>/.dependency-cruiser.mjs` forbids, type-only imports included. */
export async function findViolations(root: string): Promise<{ violations: Violation[]; fileCount: number }> {
  const { cruise } = await import("dependency-cruiser");
  const { default: extractTSConfig } = await import("dependency-cruiser/config-utl/extract-ts-config");
  const law = await import(pathToFileURL(join(root, ".dependency-cruiser.mjs")).href);
  const { options, ...ruleSet } = law.default;
  const result = await cruise(
    folders.filter((folder) => existsSync(join(root, folder))),
    { ...options, baseDir: root, ruleSet, validate: true },
    options.enhancedResolveOptions,
    { tsConfig: extractTSConfig(join(root, options.tsConfig.fileName)) },
  );
  if (typeof result.output === "string") throw new Error(result.output);
  return { violations: violationsOf(result.output), fileCount: result.output.summary.totalCruised };
}

function violationsOf({ summary }: ICruiseResult): Violation[] {
  const comments = new Map(summary.ruleSetUsed?.forbidden?.map(({ name, comment }) => [name, comment ?? ""]));
  return summary.violations.map(({ from, to, rule }) => ({
    rule: rule.name,
    from,
    to,
    comment: comments.get(rule.name) ?? "",
  }));
}
