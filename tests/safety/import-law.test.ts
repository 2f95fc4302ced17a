import { copyFile, mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findViolations, type Violation } from "#scripts/import-law/find-violations.ts";
import { root } from "#scripts/support/work-folder.ts";

/** Method: a small repository with every wrong import planted once, judged by the real rules in one go. */

/** [rule, importer, imported]: one line at least per row of the table in CONTRIBUTING.md. */
const forbidden = [
  ["std", "lib/std/a.ts", "lib/domain/target.ts"],
  ["domain", "lib/domain/a.ts", "lib/contracts/target.ts"],
  ["domain", "lib/domain/b.ts", "lib/db/target.ts"],
  ["contracts", "lib/contracts/a.ts", "lib/services/target.ts"],
  ["db", "lib/db/a.ts", "lib/queue/target.ts"],
  ["db", "lib/db/b.ts", "lib/azure/target.ts"],
  ["queue", "lib/queue/a.ts", "lib/azure/target.ts"],
  ["queue", "lib/queue/b.ts", "lib/services/target.ts"],
  ["azure", "lib/azure/a.ts", "lib/db/target.ts"],
  ["services", "lib/services/a.ts", "lib/azure/target.ts"],
  ["services", "lib/services/b.ts", "lib/next/target.ts"],
  ["next", "lib/next/a.ts", "components/target.ts"],
  ["next", "lib/next/b.ts", "lib/actions/target.ts"],
  ["actions", "lib/actions/a.ts", "lib/azure/target.ts"],
  ["actions", "lib/actions/b.ts", "components/target.ts"],
  ["client", "lib/client/a.ts", "lib/services/target.ts"],
  ["client", "lib/client/b.ts", "lib/next/target.ts"],
  ["components", "components/a.ts", "lib/services/target.ts"],
  ["components", "components/b.ts", "app/target.ts"],
  ["components-ui", "components/ui/a.ts", "lib/domain/target.ts"],
  ["components-ui", "components/ui/b.ts", "components/target.ts"],
  ["app", "app/a.ts", "lib/db/target.ts"],
  ["app", "app/b.ts", "lib/azure/target.ts"],
  ["worker", "worker/a.ts", "lib/next/target.ts"],
  ["worker", "worker/b.ts", "components/target.ts"],
  ["demo", "demo/a.ts", "simulator/target.ts"],
  ["simulator", "simulator/a.ts", "lib/std/target.ts"],
  ["scripts", "scripts/a.ts", "lib/std/target.ts"],
  ["e2e", "tests/e2e/a.ts", "lib/domain/target.ts"],
  ["e2e", "tests/e2e/b.ts", "simulator/target.ts"],
  ["no-product-imports-tests", "lib/services/c.ts", "tests/target.ts"],
  ["pure-domain", "lib/domain/c.ts", "zod"],
  ["pure-domain", "lib/domain/d.ts", "node:fs"],
  ["services-without-frameworks", "lib/services/d.ts", "next"],
  ["browser-without-server-libraries", "lib/client/c.ts", "pg"],
] as const;

const allowed = [
  ["lib/queue/target.ts", "lib/db/target.ts"],
  ["lib/services/target.ts", "lib/azure/port.ts"],
  ["lib/services/target.ts", "lib/db/target.ts"],
  ["lib/client/target.ts", "lib/actions/target.ts"],
  ["components/target.ts", "components/ui/target.ts"],
  ["app/target.ts", "lib/services/target.ts"],
  ["worker/target.ts", "lib/azure/target.ts"],
  ["tests/target.ts", "lib/db/target.ts"],
] as const;

/** Each of the ways to name another file counts. */
const ways = {
  "type-only import": (from: string) => `import type { Target } from "${from}";\nexport type Alias = Target;\n`,
  import: (from: string) => `import { target } from "${from}";\nexport const copy = target;\n`,
  "re-export": (from: string) => `export { target } from "${from}";\n`,
  "dynamic import": (from: string) => `export const later = import("${from}");\n`,
  "type query": (from: string) => `export type Alias = import("${from}").Target;\n`,
};

let folder: string;
const found = new Map<string, Violation[]>();

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "import-law-")));
  for (const file of [".dependency-cruiser.mjs", "tsconfig.json", "package.json"]) {
    await copyFile(join(root, file), join(folder, file));
  }
  for (const name of ["zod", "next", "pg"]) {
    await plant(`node_modules/${name}/package.json`, JSON.stringify({ name, main: "index.js" }));
    await plant(`node_modules/${name}/index.js`, "");
  }
  await plant("lib/azure/port.ts", target);
  for (const [, , to] of forbidden) if (to.includes("/")) await plant(to, target);
  for (const [from, to] of allowed)
    await plant(from, `${target}import type { Target as T } from "#${to}";\nexport type U = T;\n`);
  for (const [way, source] of Object.entries(ways)) {
    for (const [, from, to] of forbidden) await plant(from, source(to.includes("/") ? `#${to}` : to));
    found.set(way, (await findViolations(folder)).violations);
  }
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const target = "export type Target = string;\nexport const target = 1;\n";

async function plant(path: string, content: string): Promise<void> {
  await mkdir(join(folder, dirname(path)), { recursive: true });
  await writeFile(join(folder, path), content);
}

describe.each(Object.keys(ways))("a forbidden %s", (way) => {
  test.each(forbidden)("by rule %s: %s may not name %s", (rule, from, to) => {
    const hits = found.get(way)?.filter((violation) => violation.rule === rule && violation.from === from) ?? [];
    expect(hits.map((hit) => hit.to)).toEqual([expect.stringContaining(to.replace("node:", ""))]);
  });
});

test("what the table allows is left in peace", () => {
  const all = [...found.values()].flat();
  for (const [from, to] of allowed) {
    expect(all.filter((violation) => violation.from === from && violation.to === to)).toEqual([]);
  }
});
