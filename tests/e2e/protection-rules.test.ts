import { createPolicy } from "./support/protect.ts";
import { address, expect, test, unique } from "./support/session.ts";

test("a rule says what it would do, protects exactly that, and stands on the VM's page and its job", async ({
  console: page,
}) => {
  const [policy, rule] = [unique("ruled"), unique("Web tier")];
  await createPolicy(page, policy);

  await page.goto(`${address}/protection-rules`);
  await page.getByRole("link", { name: "Create rule" }).first().click();
  await page.getByLabel("Rule name").fill(rule);
  await page.getByRole("button", { name: /Policy$/ }).click();
  await page.getByRole("option", { name: new RegExp(`^${policy}`) }).click();
  const select = page.getByRole("region", { name: "Select" });
  await select.getByLabel("Names").fill("dev-*");
  await select.getByLabel("Names").press("Enter");
  await expect(page.getByText(/^Matches now: [1-9]\d* virtual machines? of \d+$/)).toBeVisible();
  const dryRun = page.getByRole("complementary", { name: "What this rule does" });
  await expect(dryRun.getByText("To be protected")).toBeVisible();
  await page.getByRole("button", { name: "Create rule" }).click();

  await expect(page.getByRole("heading", { level: 1, name: rule })).toBeVisible();
  const table = page.getByRole("table", { name: "Virtual machines" });
  await expect(table.getByText("Protected by this rule").first()).toBeVisible({ timeout: 40_000 });
  await table.getByRole("link", { name: /^dev-/ }).first().click();
  await expect(page.getByText(`By rule ${rule}`)).toBeVisible();
  await page.getByRole("tab", { name: /Activity/ }).click();
  await expect(page.getByText(`by rule ${rule}.`)).toBeVisible();
});
