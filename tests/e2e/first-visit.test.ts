import { expect, test } from "@playwright/test";

const address = process.env["STILLPOINT_E2E_URL"] ?? "";
const users: { name: string }[] = JSON.parse(process.env["STILLPOINT_E2E_USERS"] ?? "[]");

test("whoever comes without a session is asked to sign in", async ({ page }) => {
  await page.goto(address);
  await expect(page.getByRole("link", { name: "Sign in with Microsoft Entra ID" })).toBeVisible();
});

test("signing in leads through Entra ID and back to the console", async ({ page }) => {
  await page.goto(address);
  await page.getByRole("link", { name: "Sign in with Microsoft Entra ID" }).click();
  await page.getByRole("button", { name: users[0]?.name ?? "" }).click();
  await expect(page).toHaveURL(`${address}/overview`);
  await expect(page.getByRole("navigation").first()).toBeVisible();
});

test.describe("far from the server's time zone", () => {
  test.use({ timezoneId: "Pacific/Auckland" });

  test("the first page that anybody sees comes without an error", async ({ page }) => {
    const errors: Error[] = [];
    page.on("pageerror", (error) => errors.push(error));
    await page.goto(address);
    await page.getByRole("link", { name: "Sign in with Microsoft Entra ID" }).click();
    await page.getByRole("button", { name: users[0]?.name ?? "" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
    await expect(page.getByRole("status", { name: /^Loading/ })).toHaveCount(0);
    expect(errors).toEqual([]);
  });
});
