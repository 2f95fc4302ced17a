import { configureBackup, createPolicy } from "./support/protect.ts";
import { address, expect, test, unique } from "./support/session.ts";

test("an edit shows what it would do, saves exactly that, and stands in the history with its difference", async ({
  console: page,
}) => {
  const policy = unique("edited");
  await createPolicy(page, policy);
  const policyPage = page.url();
  await configureBackup(page, "erp-app-01", policy);

  await page.goto(policyPage);
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await page.getByRole("radio", { name: "Daily" }).check({ force: true });
  await page.getByRole("button", { name: "Show effects" }).click();
  await expect(page.getByRole("region", { name: "What saving would do" })).toBeFocused();
  const change = page.getByRole("table", { name: "Settings before and after" });
  await expect(change.getByRole("row", { name: /Schedule Every 4 hours from 08:00 Daily at 08:00/ })).toBeVisible();
  await expect(page.getByText("At most 1 day (before: 4 hours)")).toBeVisible();
  await expect(page.getByText("No restore point goes")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "erp-app-01" }).getByText("Follows")).toBeVisible();
  await page.getByRole("button", { name: "Save policy" }).click();

  await expect(page.getByText("Version 2 saved")).toBeVisible();
  const versions = page.getByRole("list", { name: "Versions" });
  await expect(versions.getByText("Configure backup: 1 job completed")).toBeVisible();
  await expect(versions.getByRole("table", { name: "What version 2 changed" })).toBeVisible();
  await expect(page.getByRole("table", { name: "Version 1 compared with version 2" })).toBeVisible();
});

test("an edit to crash-consistent names the VM that it does not support; the split moves the other one alone", async ({
  console: page,
}) => {
  const policy = unique("application");
  await page.goto(`${address}/policies/new`);
  await page.getByLabel("Policy name").fill(policy);
  await page
    .getByRole("radio", { name: /^Application or file-system consistent snapshot Azure/ })
    .check({ force: true });
  await page.getByRole("button", { name: "Create policy" }).click();
  await expect(page.getByRole("heading", { level: 1, name: policy })).toBeVisible();
  const policyPage = page.url();
  await configureBackup(page, "erp-app-02", policy);
  await configureBackup(page, "trade-ultra-01", policy);

  await page.goto(policyPage);
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await page.getByRole("radio", { name: /^Only crash consistent snapshot/ }).check({ force: true });
  await page.getByRole("button", { name: "Show effects" }).click();
  await expect(page.getByText("The new settings do not support 1 virtual machine of this policy")).toBeVisible();
  await expect(page.getByRole("button", { name: "Save policy" })).toBeDisabled();
  await page.getByRole("radio", { name: /^Split: move 1 virtual machine/ }).check({ force: true });
  await page.getByRole("button", { name: "Move 1 virtual machine to a copy" }).click();

  await expect(page.getByRole("heading", { level: 1, name: `${policy}-crash-consistent` })).toBeVisible();
  await page.getByRole("tab", { name: /Associated items/ }).click();
  await expect(page.getByRole("table", { name: "Associated items" }).getByText("erp-app-02")).toBeVisible();
  await page.goto(`${policyPage}?tab=items`);
  await expect(page.getByRole("table", { name: "Associated items" }).getByText("trade-ultra-01")).toBeVisible();
  await expect(page.getByRole("table", { name: "Associated items" }).getByText("erp-app-02")).toHaveCount(0);
});
