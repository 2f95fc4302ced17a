import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { backUpNow, configureBackup, createPolicy, expectJobToEnd } from "./support/protect.ts";
import { address, expect, test, textOf, unique } from "./support/session.ts";

/** Prices are read soon after the first sync, and an estimate may be a minute old: until then the VM is not in it. */
async function openCost(page: Page, vm: string): Promise<void> {
  const row = page.getByRole("row", { name: new RegExp(vm) });
  await expect(async () => {
    await page.goto(`${address}/cost?by=vm&search=${vm}`);
    await expect(row).toContainText(/US\$[\d.,]*[1-9]/, { timeout: 3_000 });
  }).toPass({ timeout: 150_000 });
}

const answer = (page: Page, question: string) =>
  page.getByRole("list", { name: "Answers" }).getByRole("link", { name: new RegExp(`^${question}`) });

test("an owner of the bill gets the five answers: what, why, weekly, dearer agentless, orphans", async ({
  console: page,
}) => {
  const [vm, policy] = ["pay-db-02", unique("cost")];
  await createPolicy(page, policy);
  await configureBackup(page, vm, policy);
  await backUpNow(page, vm);
  await expectJobToEnd(page, "Completed");

  await test.step("What do I pay?", async () => {
    await openCost(page, vm);
    const total = page.getByRole("region", { name: "Total" });
    await expect(total).toContainText("A month now");
    await expect(total).toContainText("A month in 12 months");
    await expect(total).toContainText(/Prices in USD: .* of \d/);
    const groupings = page.getByRole("group", { name: "Break down by" });
    await groupings.getByRole("button", { name: "Charge" }).click();
    await expect(page.getByRole("row", { name: /^Restore points US/ })).toBeVisible();
    await groupings.getByRole("button", { name: "Virtual machine" }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Virtual machines as CSV" }).click();
    const file = await readFile(await (await download).path(), "utf8");
    expect(file).toContain(vm);
  });

  await test.step("Why?", async () => {
    await page.getByRole("link", { name: new RegExp(`^${vm}`) }).click();
    await expect(page.getByRole("heading", { level: 1, name: `Why ${vm} costs that` })).toBeVisible();
    const charges = page.getByRole("table", { name: /quantity times unit price/ });
    await expect(charges.getByRole("row", { name: /^Restore points in (?!the bin)/ })).toContainText(
      "per GiB and month",
    );
    const sum = page.getByRole("region", { name: "Sum", exact: true });
    const before = await textOf(sum);
    await page.getByRole("button", { name: `Edit the assumptions for Virtual machine ${vm}` }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Say how full the disks are").click();
    for (const [end, percent] of [
      ["At most", "16"],
      ["Expected", "15"],
      ["At least", "14"],
    ] as const) {
      await dialog.getByRole("textbox", { name: end }).fill(percent);
    }
    await dialog.getByRole("button", { name: "Save assumptions" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByText("15 % (14 % to 16 %)").first()).toBeVisible();
    await expect(sum).not.toHaveText(before);
  });

  await test.step("What would weekly instead of daily save?", async () => {
    await openCost(page, vm);
    await expect(answer(page, "Weekly instead of daily")).toContainText(/US\$.* a month/);
    await answer(page, "Weekly instead of daily").click();
    await expect(page).toHaveURL(/cost\/what-if\?every=weekly/);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByRole("main")).toContainText("US$");
  });

  await test.step("Which VMs are dearer agentless?", async () => {
    await openCost(page, vm);
    await answer(page, "Dearer agentless").click();
    await expect(page.getByRole("tab", { name: /Dearer agentless/ })).toHaveAttribute("aria-selected", "true");
    await expect(page.getByRole("row", { name: new RegExp(vm) })).toBeVisible();
    await page.getByRole("link", { name: new RegExp(`^${vm}`) }).click();
    await expect(page.getByText(/It costs more than agent-based backup while/)).toBeVisible();
    await expect(page.getByRole("list", { name: "Ways of protecting" }).getByRole("listitem")).toHaveCount(4);
  });

  await test.step("What do orphans cost?", async () => {
    await openCost(page, vm);
    await answer(page, "What do orphans cost").click();
    await expect(page.getByRole("tab", { name: "Orphans" })).toHaveAttribute("aria-selected", "true");
    await expect(page.getByText(/No orphans|Together/).first()).toBeVisible();
  });
});
