import { address, expect, test, textOf } from "./support/session.ts";

test("a slider says at once what it would save, its address says the same again, and a policy begins with it", async ({
  console: page,
}) => {
  const card = page.getByRole("region", { name: "A month, in twelve months" });
  // Prices are read soon after the first sync.
  await expect(async () => {
    await page.goto(`${address}/cost/what-if?by=inventory`);
    await expect(card).toContainText(/With these settings.*US\$[\d.,]*[1-9]/, { timeout: 3_000 });
  }).toPass({ timeout: 150_000 });
  const before = await textOf(card);

  const slider = page.getByRole("slider", { name: "Instant recovery snapshots" });
  await slider.focus();
  for (let days = 7; days < 12; days++) await page.keyboard.press("ArrowRight");
  await expect(page.getByText("12 days", { exact: true })).toBeVisible();
  await expect(card).not.toHaveText(before);
  await expect(page).toHaveURL(/instant=12/);

  const after = await textOf(card);
  await page.reload();
  await expect(card).toHaveText(after);

  await page.getByRole("button", { name: "Leave as it is: Instant recovery snapshots" }).click();
  await expect(page).not.toHaveURL(/instant=/);
  await page.goto(`${address}/cost/what-if?every=weekly&weekly=8&instant=9`);
  await page.getByRole("link", { name: "Create a policy with these settings" }).click();
  await expect(page.getByRole("radio", { name: "Weekly", exact: true })).toBeChecked();
  await expect(page.getByRole("textbox", { name: "Keep weekly points for" })).toHaveValue("8");
  await expect(page.getByRole("textbox", { name: "Retain instant recovery snapshots for" })).toHaveValue("9");
});

test("an address that makes no sense says so, and reckons with the rest", async ({ console: page }) => {
  await page.goto(`${address}/cost/what-if?by=inventory&used=400&churn=4`);
  await expect(page.getByText("used=400: Use 100 or less.")).toBeVisible();
  await expect(page.getByText("4 %", { exact: true })).toBeVisible();
});
