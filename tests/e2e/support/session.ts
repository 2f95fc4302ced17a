import { test as base, type Locator, type Page } from "@playwright/test";

export const address = process.env["STILLPOINT_E2E_URL"] ?? "";

/** Signs in as the demo user whose name begins so, through Entra's own page, and arrives at the overview. */
export async function signIn(page: Page, name = "Amelia"): Promise<void> {
  await page.goto(address);
  await page.getByRole("link", { name: "Sign in with Microsoft Entra ID" }).click();
  await page.getByRole("button", { name: new RegExp(`^${name}`) }).click();
  await page.waitForURL(`${address}/overview`);
}

/** A page of the administrator, signed in. */
export const test = base.extend<{ console: Page }>({
  console: async ({ page }, use) => {
    await signIn(page);
    await use(page);
  },
});

export { expect } from "@playwright/test";

/** A name that no other test uses, and no earlier run against the same product did. */
export const unique = (name: string): string => `${name}-${Date.now().toString(36)}`;

/** What an element says, as text. */
export const textOf = async (element: Locator): Promise<string> => (await element.textContent()) ?? "";

/** What happens in Azure without Stillpoint's doing. */
export async function control(method: "POST" | "DELETE" | "GET", path: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(`${process.env["SIMULATOR_CONTROL"]}${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.status === 204 ? null : answer.json();
}
