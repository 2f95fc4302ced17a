import { defineConfig } from "vitest/config";

const patient = { testTimeout: 60_000, hookTimeout: 120_000 };

/** Four rings: pure rules, real PostgreSQL, adapter against simulator, and the repository itself. */
const rings = [
  { name: "domain" },
  { name: "integration", globalSetup: "tests/support/postgres-server.ts", ...patient },
  { name: "contract", ...patient },
  { name: "safety", ...patient },
];

export default defineConfig({
  root: new URL("..", import.meta.url).pathname,
  test: {
    projects: rings.map((ring) => ({ extends: true, test: { ...ring, include: [`tests/${ring.name}/**/*.test.ts`] } })),
  },
});
