import { expect, test } from "@playwright/test";

const address = process.env["STILLPOINT_E2E_URL"] ?? "";

test("whoever comes without a session is asked to sign in", async ({ page }) => {
  await page.goto(address);
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
});

test("signing in leads through Entra ID and back to the console", async ({ page }) => {
  await page.goto(address);
  await page.getByRole("link", { name: "Sign in with Microsoft Entra ID" }).click();
  await page.getByRole("button").first().click();
  await expect(page).toHaveURL(new RegExp(`^${address}`));
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeHidden();
});
