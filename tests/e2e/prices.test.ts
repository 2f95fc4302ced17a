import { address, expect, test, textOf, unique } from "./support/session.ts";

const sheetRow = (meter: string, category: string, subCategory: string, unit: string, price: string) =>
  `,${meter},${category},${subCategory},EU West,${unit},${price},USD,Consumption`;

/** Over ten megabytes, where a server that holds uploads would cut them off; what is looked for stands at the end. */
const priceSheet = [
  "MeterId,MeterName,MeterCategory,MeterSubCategory,MeterRegion,UnitOfMeasure,UnitPrice,CurrencyCode,PriceType",
  ...Array<string>(150_000).fill(sheetRow("D4 v3", "Virtual Machines", "Dv3 Series Windows", "100 Hours", "19")),
  sheetRow("P10 LRS Disk", "Storage", "Premium SSD Managed Disks", "1/Month", "free"),
  sheetRow("ZRS Snapshots", "Storage", "Standard HDD Managed Disks", "100 GB/Month", "4.1"),
].join("\r\n");

test("an administrator refreshes the list prices and sees how old they are, region by region", async ({
  console: page,
}) => {
  await page.goto(`${address}/settings`);
  await page.getByRole("link", { name: "Open prices" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Prices" })).toBeVisible();
  await expect(page.getByRole("row", { name: /westeurope/ })).toBeVisible({ timeout: 60_000 });
  await page.getByRole("button", { name: "Refresh prices now" }).click();
  await expect(page.getByRole("row", { name: /westeurope.*Azure/ })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/List prices in USD, read/)).toBeVisible();
});

test("a price sheet is seen before it counts, and can be removed again", async ({ console: page }) => {
  const name = `${unique("sheet")}.csv`;
  await page.goto(`${address}/settings/prices`);
  const choose = async (fileName: string, content: string) => {
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Import price sheet" }).click();
    await (await chooser).setFiles({ name: fileName, mimeType: "text/csv", buffer: Buffer.from(content) });
  };
  await choose("letter.csv", "Dear Sir or Madam,\nplease find attached\n");
  await expect(page.getByRole("alert").filter({ hasText: "This is no price sheet" })).toBeVisible();

  await choose(name, priceSheet);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  expect(await textOf(page.getByRole("row", { name: /Snapshot storage ZRS/ }))).toContain("0.041");
  await expect(page.getByText("The price is no number, or could be two: 1")).toBeVisible();
  await page.getByRole("button", { name: "Put into force" }).click();

  const sheet = page.getByRole("listitem").filter({ hasText: name });
  await expect(sheet).toContainText("In force");
  await sheet.getByRole("button", { name: `Remove ${name}` }).click();
  await page.getByRole("button", { name: "Remove price sheet" }).click();
  await expect(sheet).toHaveCount(0);
});
