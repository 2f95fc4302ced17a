import { backUpNow, configureBackup, createPolicy, expectJobToEnd } from "./support/protect.ts";
import { address, control, expect, test, textOf, unique } from "./support/session.ts";

// One after the other: the first one's sync would notice the deletion of the second one's VM.
test.describe.configure({ mode: "serial" });

test("a subscription without permission is named, and does not stop the rest", async ({ console: page }) => {
  await page.goto(`${address}/settings`);
  const row = page.getByRole("listitem").filter({ hasText: "Contoso Development" });
  const subscriptionId = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(await textOf(row))?.[0];
  await control("POST", "/access", { subscriptionId, grant: "visible" });
  try {
    await page.goto(`${address}/vms`);
    await page.getByRole("button", { name: "Sync now" }).click();
    await expect(page.getByText("The subscription Contoso Development cannot be read")).toBeVisible({
      timeout: 45_000,
    });
    await expect(page.getByRole("link", { name: /^amd-six-01 / })).toBeVisible();
  } finally {
    await control("POST", "/access", { subscriptionId, grant: "full" });
  }
});

test("a VM deleted between selection and backup ends as a failed job that says so", async ({ console: page }) => {
  const policy = unique("deleted");
  await createPolicy(page, policy);
  await configureBackup(page, "jump-01", policy);
  await control("POST", "/machines/delete", { name: "jump-01" });
  await backUpNow(page, "jump-01");
  await expectJobToEnd(page, "Failed");
  await expect(page.getByText("The virtual machine jump-01 does not exist in Azure any more").first()).toBeVisible();
  await expect(page.getByText("ResourceNotFound").first()).toBeVisible();
});

test("a disk that Azure refuses is named with what to do, Azure's code and its correlation id", async ({
  console: page,
}) => {
  const policy = unique("refused");
  await createPolicy(page, policy);
  await configureBackup(page, "erp-db-01", policy);
  // Shared since the last look at the inventory: our rules cannot know, Azure does.
  await control("POST", "/disks/change", { name: "erp-db-01_DataDisk_0", properties: { maxShares: 2 } });
  await backUpNow(page, "erp-db-01");
  await expectJobToEnd(page, "Failed");
  await expect(page.getByText(/shared disk/i).first()).toBeVisible();
  await expect(page.getByText(/VMRestorePointClientError|OperationNotAllowed/).first()).toBeVisible();
  await expect(page.getByText("Azure correlation ID").first()).toBeVisible();
});
