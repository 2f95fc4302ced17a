import { defineConfig } from "vitest/config";

const patient = { testTimeout: 60_000, hookTimeout: 120_000 };

/**
 * Checks what the contract tests have recorded, so it comes after them. Both need an order of their own: on a machine where
 * one worker runs everything, projects without one come last.
 */
const traffic = "tests/contract/spec/traffic.test.ts";
const afterwards = {
  name: "traffic",
  include: [traffic],
  sequence: { groupOrder: 2 },
  testTimeout: 300_000,
  hookTimeout: 300_000,
};

/** Four rings: pure rules, real PostgreSQL, adapter against simulator, and the repository itself. */
const rings = [
  { name: "domain" },
  { name: "integration", globalSetup: "tests/support/postgres-server.ts", ...patient },
  {
    name: "contract",
    globalSetup: "tests/support/traffic-folder.ts",
    setupFiles: "tests/support/note-test.ts",
    exclude: [traffic],
    sequence: { groupOrder: 1 },
    ...patient,
  },
  { name: "safety", ...patient },
];

export default defineConfig({
  root: new URL("..", import.meta.url).pathname,
  test: {
    projects: [
      ...rings.map((ring) => ({
        extends: true as const,
        test: { include: [`tests/${ring.name}/**/*.test.ts`], ...ring },
      })),
      { extends: true as const, test: afterwards },
    ],
  },
});
