import type { Page } from "@playwright/test";
import { createPolicy } from "./support/protect.ts";
import { address, expect, test, textOf, unique } from "./support/session.ts";

test.describe("a policy is refused, with the reason at the field,", () => {
  test("for a schedule that its consistency type cannot keep", async ({ console: page }) => {
    await page.goto(`${address}/policies/new`);
    await page.getByLabel("Policy name").fill("too-often");
    await page
      .getByRole("radio", { name: /^Application or file-system consistent snapshot(?!, crash)/ })
      .check({ force: true });
    await page.getByRole("button", { name: /Schedule/ }).click();
    await page.getByRole("option", { name: "Every hour" }).click();
    await page.getByRole("button", { name: "Create policy" }).click();
    await expect(
      page.getByText("Application-consistent restore points need at least 3 hours between them."),
    ).toBeVisible();
    await expect(page.getByLabel("Policy name")).toHaveValue("too-often");
  });

  test("for a window that is no multiple of the interval", async ({ console: page }) => {
    await page.goto(`${address}/policies/new`);
    await page.getByLabel("Policy name").fill("odd-window");
    // The form offers possible windows only; whoever changes the request meets the same rule on the server.
    await page.route("**/policies/new", async (route) => {
      const body = route.request().postData();
      if (route.request().method() !== "POST" || !body) return route.continue();
      return route.continue({ postData: body.replace('"windowHours":24', '"windowHours":7') });
    });
    await page.getByRole("button", { name: "Create policy" }).click();
    await expect(page.getByText("7 hours is not a multiple of the interval of 4 hours within one day.")).toBeVisible();
  });

  test("for retention outside Azure's ranges", async ({ console: page }) => {
    await page.goto(`${address}/policies/new`);
    await page.getByLabel("Policy name").fill("too-long");
    await page.getByRole("textbox", { name: "Retain instant recovery snapshots for" }).fill("31");
    await page.getByRole("button", { name: "Create policy" }).click();
    await expect(page.getByText(/1 to 30 days|from 1 to 30|between 1 and 30/).last()).toBeVisible();
  });

  test("for a name that is taken, whatever its letter case", async ({ console: page }) => {
    const name = unique("taken");
    await createPolicy(page, name);
    await page.goto(`${address}/policies/new`);
    const field = page.getByRole("textbox", { name: "Policy name" });
    await field.fill(name.toUpperCase());
    await page.getByRole("button", { name: "Create policy" }).click();
    await expect(page.getByText(`A policy named ${name.toUpperCase()} exists already`).first()).toBeVisible();
    await expect(field).toBeFocused();
  });
});

type Endpoints = { tenantId: string; clientId: string; endpoint: string };

/** What the installation's own connection says of itself on the settings page. */
async function readConnection(page: Page): Promise<Endpoints> {
  await page.goto(`${address}/settings`);
  const read = (term: string) =>
    textOf(page.locator("dt", { hasText: term }).first().locator("xpath=following-sibling::dd[1]"));
  const [tenantId, clientId, host] = [
    await read("Tenant ID"),
    await read("Application (client) ID"),
    await read("Sign-in endpoint"),
  ];
  return { tenantId: tenantId.trim(), clientId: clientId.trim(), endpoint: `https://${host.trim()}` };
}

async function addConnection(page: Page, { tenantId, clientId, endpoint }: Endpoints): Promise<void> {
  await page.goto(`${address}/settings/connections/new`);
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Second tenant");
  await page.getByRole("switch", { name: /Other endpoints/ }).click({ force: true });
  await page.getByRole("textbox", { name: "Sign-in endpoint" }).fill(endpoint);
  await page.getByRole("textbox", { name: "Resource Manager endpoint" }).fill(endpoint);
  await page.getByRole("textbox", { name: "Tenant ID" }).fill(tenantId);
  await page.getByRole("textbox", { name: "Application (client) ID" }).fill(clientId);
  await page.getByLabel("Client secret", { exact: true }).last().fill("not-the-secret-of-this-application");
  await page.getByRole("button", { name: "Add connection" }).click();
}

test.describe("a connection is refused before it is stored, and what was typed stays,", () => {
  test("for a wrong client secret", async ({ console: page }) => {
    await addConnection(page, await readConnection(page));
    await expect(page.getByText(/client secret is wrong|wrong client secret|secret .* not/i).first()).toBeVisible();
    await expect(page.getByRole("textbox", { name: "Name", exact: true })).toHaveValue("Second tenant");
  });

  test("when Azure cannot be reached", async ({ console: page }) => {
    await addConnection(page, { ...(await readConnection(page)), endpoint: "https://localhost:49151" });
    await expect(page.getByText("Nobody answers at this address, so nothing was sent.").first()).toBeVisible({
      timeout: 30_000,
    });
    await expect(page.getByRole("textbox", { name: "Name", exact: true })).toHaveValue("Second tenant");
  });
});
