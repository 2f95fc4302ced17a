import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { backUpNow, configureBackup, createPolicy, expectJobToEnd } from "./support/protect.ts";
import { address, expect, signIn, test, unique } from "./support/session.ts";

/**
 * Goal: every page passes the WCAG 2.2 A and AA rules that a machine can check, in both themes and at phone width, with data in
 * it; and leaves a screenshot for a person's eye in tests/.output/pages.
 */
const looks = [
  { name: "light", colorScheme: "light", width: 1440, height: 900 },
  { name: "dark", colorScheme: "dark", width: 1440, height: 900 },
  { name: "phone", colorScheme: "light", width: 390, height: 844 },
] as const;

async function inspect(page: Page, name: string): Promise<void> {
  for (const look of looks) {
    await page.emulateMedia({ colorScheme: look.colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width: look.width, height: look.height });
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    await expect(page.getByRole("status", { name: /^Loading/ })).toHaveCount(0);
    await page.screenshot({ path: `tests/.output/pages/${name}-${look.name}.png`, fullPage: true });
    // The invisible announcer of the component library keeps what it said for some seconds after the labels have gone.
    const axe = new AxeBuilder({ page }).exclude("[data-live-announcer]");
    const result = await axe.withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
    const found = result.violations.map((rule) => `${rule.id}: ${rule.nodes.map((node) => node.target).join(", ")}`);
    expect(found, `${name}, ${look.name}`).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, `${name}, ${look.name}: wider than the window`).toBe(0);
  }
}

const lists = ["overview", "vms", "policies", "protection-rules", "restore-points", "jobs", "alerts"];
const forms = ["policies/new", "policies/import", "protection-rules/new", "vms/protect"];
const cost = [
  ...["cost", "cost?by=vm", "cost?view=ways", "cost?view=agentless", "cost?view=changes", "cost?view=orphans"],
  ...["cost/why", "cost/print?by=vm", "cost/actuals", "cost/budgets", "cost/fee-steps"],
];
const settings = ["settings", "settings/connections/new", "settings/prices"];

async function inspectAll(page: Page, paths: string[]): Promise<void> {
  for (const path of paths) {
    await page.goto(`${address}/${path}`);
    await inspect(page, path.replaceAll(/[/?=]/g, "-"));
  }
}

// Every page in every look takes seconds on a busy machine: groups of them share the browsers.
test.describe("is accessible in every look:", () => {
  test("sign-in", async ({ page }) => {
    await page.goto(address);
    await inspect(page, "sign-in");
  });

  test("what a backup leads to, from the policy to the lists", async ({ console: page }) => {
    const policy = unique("nightly");
    await createPolicy(page, policy);
    await inspect(page, "policy");
    await configureBackup(page, "pay-db-01", policy);
    await inspect(page, "protect-done");
    await backUpNow(page, "pay-db-01");
    await expectJobToEnd(page, "Completed");
    await inspect(page, "job");
    await page.getByRole("link", { name: /^sp-/ }).click();
    await inspect(page, "restore-point");
    await inspectAll(page, lists);
  });

  test("cost, view by view", ({ console: page }) => inspectAll(page, cost));

  test("forms and settings", ({ console: page }) => inspectAll(page, [...forms, ...settings]));

  test("a VM, tab by tab", async ({ console: page }) => {
    await page.goto(`${address}/vms?search=amd-seven-01`);
    await page.getByRole("link", { name: /^amd-seven-01 / }).click();
    await page.waitForURL(/\/vms\/[0-9a-f-]{36}/);
    const vm = page.url();
    for (const tab of ["overview", "disks", "points", "jobs", "eligibility", "activity"]) {
      await page.goto(`${vm}?tab=${tab}`);
      await inspect(page, `vm-${tab}`);
    }
  });
});

test("the console is reached and left by keyboard alone", async ({ page }) => {
  await signIn(page);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.goto(`${address}/vms`);
  const search = page.getByPlaceholder("Search by name or resource group");
  // What is typed before the page's script has taken the field over may be lost: then again, as a person would.
  await expect(async () => {
    await search.fill("");
    await search.focus();
    await page.keyboard.type("sql-prod-03");
    await expect(search).toHaveValue("sql-prod-03", { timeout: 1_000 });
  }).toPass();
  const link = page.getByRole("link", { name: /^sql-prod-03 / });
  await expect(link).toBeVisible();
  for (let presses = 0; presses < 40 && !(await link.evaluate((node) => node === document.activeElement)); presses++) {
    await page.keyboard.press("Tab");
  }
  await expect(link).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "sql-prod-03" })).toBeVisible();
});
