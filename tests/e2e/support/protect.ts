import { expect, type Page } from "@playwright/test";
import { address } from "./session.ts";

/** Creates a policy with the defaults, by the form; names are unique per test. */
export async function createPolicy(page: Page, name: string): Promise<void> {
  await page.goto(`${address}/policies/new`);
  await page.getByLabel("Policy name").fill(name);
  await page.getByRole("button", { name: "Create policy" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

/** Finds the VM in the grid and opens it. */
export async function openVm(page: Page, vmName: string): Promise<void> {
  await page.goto(`${address}/vms`);
  await page.getByPlaceholder("Search by name or resource group").fill(vmName);
  await page.waitForURL(/search=/);
  await page.getByRole("link", { name: new RegExp(`^${vmName} `) }).click();
  await expect(page.getByRole("heading", { level: 1, name: vmName })).toBeVisible();
}

/** The Configure backup wizard, from the VM's page, with every disk and without warnings. */
export async function configureBackup(page: Page, vmName: string, policyName: string): Promise<void> {
  await openVm(page, vmName);
  await page.getByRole("link", { name: "Configure backup" }).first().click();
  const next = page.getByRole("button", { name: "Next", exact: true }).last();
  await next.click();
  await page.locator("label", { hasText: policyName }).click();
  await next.click();
  await expect(page.getByRole("heading", { name: "Disks" })).toBeVisible();
  await next.click();
  await expect(page.getByRole("heading", { name: "What-if" })).toBeVisible();
  await next.click();
  await page.getByRole("button", { name: "Configure backup for 1 virtual machine" }).click();
  await expect(page.getByRole("heading", { name: "Backup configured for 1 virtual machine" })).toBeVisible();
}

/** Backup now from the VM's page; ends on the job's page. */
export async function backUpNow(page: Page, vmName: string): Promise<void> {
  await openVm(page, vmName);
  await page.getByRole("button", { name: "Backup now" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Back up", exact: true }).click();
  await dialog.getByRole("link", { name: /job/i }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: new RegExp(`of ${vmName}$`) })).toBeVisible();
}

/** The job's page shows its end by itself. */
export async function expectJobToEnd(
  page: Page,
  status: "Completed" | "Completed with warnings" | "Failed",
): Promise<void> {
  await expect(page.getByRole("main").getByText(status, { exact: true }).first()).toBeVisible({ timeout: 240_000 });
}
