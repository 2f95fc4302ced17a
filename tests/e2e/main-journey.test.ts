import { backUpNow, configureBackup, createPolicy, expectJobToEnd } from "./support/protect.ts";
import { expect, test, unique } from "./support/session.ts";

test("from sign-in to a completed crash-consistent restore point of a three-disk VM, by clicking only", async ({
  console: page,
}) => {
  const policy = unique("journey");
  await createPolicy(page, policy);
  await configureBackup(page, "sql-prod-02", policy);
  await page.getByRole("link", { name: "Configure backup job" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Configure backup of sql-prod-02" })).toBeVisible();

  await backUpNow(page, "sql-prod-02");
  await expectJobToEnd(page, "Completed");

  const steps = page.getByRole("region", { name: "Sub-tasks" });
  for (const name of ["Check eligibility", "Take snapshot", "Confirm every disk"]) {
    await expect(steps.getByText(`${name} · Completed`)).toBeVisible();
  }
  const disks = page.getByRole("table", { name: "Disks" });
  await expect(disks.getByRole("row")).toHaveCount(4);
  await expect(disks.getByText("Held", { exact: true })).toHaveCount(3);

  await page.getByRole("link", { name: /^sp-/ }).click();
  await expect(page.getByRole("table", { name: "Disks" }).getByText("Held", { exact: true })).toHaveCount(3);
});
