import { backUpNow, configureBackup, expectJobToEnd } from "./support/protect.ts";
import { address, control, expect, test, unique } from "./support/session.ts";

test("a fallback says why, its point is marked and stays, and the failed attempt is deleted by a job", async ({
  console: page,
}) => {
  const policy = unique("fallback");
  await page.goto(`${address}/policies/new`);
  await page.getByLabel("Policy name").fill(policy);
  await expect(page.getByText("Repeat when the guest fails")).toHaveCount(0);
  await page.getByRole("radio", { name: /crash consistent if that fails/ }).check({ force: true });
  const attempts = page.getByRole("textbox", { name: "Repeat when the guest fails" });
  await attempts.fill("6");
  await attempts.blur();
  await expect(page.getByText("Enter a whole number of attempts from 0 to 5.").first()).toBeVisible();
  await attempts.fill("0");
  await page.getByRole("button", { name: "Create policy" }).click();
  await expect(page.getByRole("heading", { level: 1, name: policy })).toBeVisible();
  await expect(page.getByText(/up to \d+ in the bin \(\d+ days\)/)).toBeVisible();

  await configureBackup(page, "sql-prod-01", policy);
  await control("POST", "/machines/guest", { name: "sql-prod-01", vssWriters: "bad" });
  await backUpNow(page, "sql-prod-01");
  await expectJobToEnd(page, "Completed with warnings");
  await expect(page.getByText("Fell back to a crash-consistent snapshot")).toBeVisible();
  await expect(page.getByText("Requested Application-consistent").first()).toBeVisible();

  await page.getByRole("link", { name: /^sp-/ }).click();
  await expect(page.getByText("Crash-consistent (fallback)")).toBeVisible();
  await page.getByRole("button", { name: "Pin", exact: true }).click();
  await expect(page.getByText("Somebody pinned it")).toBeVisible();
  await page.getByRole("button", { name: "Unpin" }).click();
  await expect(page.getByText("Somebody pinned it")).toHaveCount(0);
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(page.getByText("It is the VM's last good restore point, which never goes.")).toBeVisible();

  await page.goto(`${address}/restore-points?search=sql-prod-01`);
  const failed = page.getByRole("row").filter({ hasText: "Failed" });
  await failed.getByRole("checkbox").check({ force: true });
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByRole("button", { name: "Delete restore point" })).toBeDisabled();
  await dialog.getByRole("textbox", { name: "Virtual machine" }).fill("sql-prod-01");
  await dialog.getByRole("button", { name: "Delete restore point" }).click();
  await page.getByLabel("Bin", { exact: true }).selectOption("In the bin");
  await expect(page.getByRole("row").filter({ hasText: "In the bin" })).toHaveCount(1);

  await page.goto(`${address}/jobs?search=sql-prod-01&operation=DeletePoints`);
  await page.getByRole("link", { name: /^sql-prod-01/ }).click({ timeout: 240_000 });
  await expectJobToEnd(page, "Completed");
  await expect(page.getByRole("list").getByText("Deleted", { exact: true })).toBeVisible();
});

test("an administrator chooses the days in the bin", async ({ console: page }) => {
  await page.goto(`${address}/settings`);
  const days = page.getByRole("textbox", { name: "Keep restore points in the bin for" });
  await days.fill("31");
  await days.blur();
  await expect(page.getByText("Enter a whole number of days from 0 to 30.")).toBeVisible();
  await days.fill("21");
  await page.getByRole("button", { name: "Save days" }).click();
  await expect(page.getByText("Days in the bin saved")).toBeVisible();
  await page.reload();
  await expect(days).toHaveValue("21");
  await days.fill("14");
  await page.getByRole("button", { name: "Save days" }).click();
  await expect(page.getByText("Days in the bin saved")).toBeVisible();
});
