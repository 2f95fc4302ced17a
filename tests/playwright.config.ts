import { defineConfig, devices } from "@playwright/test";

const executablePath = process.env["STILLPOINT_E2E_BROWSER"];

/** Browser tests: a whole product on ports and in a folder of its own, started by `globalSetup`. */
export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.test.ts",
  outputDir: `.output/e2e-${process.ppid}`,
  globalSetup: "./support/product-for-e2e.ts",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env["CI"]),
  // Real work on a machine that has other things to do: only what hangs should meet these.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: process.env["PLAYWRIGHT_JSON_OUTPUT_NAME"] ? [["list"], ["json"]] : [["list"]],
  use: {
    ...devices["Desktop Chrome"],
    ignoreHTTPSErrors: true,
    trace: "retain-on-failure",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      // Chromium's sandbox does not work for root.
      chromiumSandbox: process.getuid?.() !== 0,
    },
  },
});
