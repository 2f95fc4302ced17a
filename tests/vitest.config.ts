import { defineConfig } from "vitest/config";

/** Four rings: pure rules, real PostgreSQL, adapter against simulator, and the repository itself. */
export default defineConfig({
  root: new URL("..", import.meta.url).pathname,
  test: {
    projects: ["domain", "integration", "contract", "safety"].map((name) => ({
      extends: true,
      test: {
        name,
        include: [`tests/${name}/**/*.test.ts`],
        ...(name === "domain" ? {} : { testTimeout: 60_000, hookTimeout: 120_000 }),
      },
    })),
  },
});
