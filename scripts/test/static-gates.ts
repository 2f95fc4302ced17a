import { generateClient } from "#scripts/build/generate-client.ts";
import type { Gate, Tally } from "./gate.ts";
import { runTool } from "./run-tool.ts";

const one = (hasPassed: boolean): Tally => ({ passed: hasPassed ? 1 : 0, failed: hasPassed ? 0 : 1 });

/** A tool whose exit code is its verdict. */
const toolGate = (name: string, howToFix: string, args: string[]): Gate => ({
  name,
  howToFix,
  run: async () => one((await runTool(args)) === 0),
});

export const setUpGate: Gate = {
  name: "set-up",
  howToFix: "Correct what the message names: prisma/schema.prisma, or a route that Next.js cannot type.",
  run: async () => {
    await generateClient();
    return one((await runTool(["node_modules/next/dist/bin/next", "typegen"], { NEXT_TELEMETRY_DISABLED: "1" })) === 0);
  },
};

/** Everything that can be said without running the product. */
export const staticGates: Gate[] = [
  toolGate("lint", "npm run lint:fix corrects most; the rest is named above.", [
    "node_modules/@biomejs/biome/bin/biome",
    "check",
  ]),
  toolGate("types", "Each line above names a file and what does not fit.", [
    "node_modules/typescript/bin/tsc",
    "--noEmit",
  ]),
  toolGate("import law", "Move what is imported down, or the importer up: see the table in CONTRIBUTING.md.", [
    "scripts/import-law/check-imports.ts",
  ]),
  toolGate("unused", "Delete what is unused, or name a new entry point in knip.json.", [
    "node_modules/knip/bin/knip.js",
    "--no-progress",
  ]),
];
