import { readFile } from "node:fs/promises";
import { createPolicy } from "./support/protect.ts";
import { address, expect, test, unique } from "./support/session.ts";

test("an exported policy comes back by import as the same policy, and as a new one under another name", async ({
  console: page,
}) => {
  const policy = unique("exported");
  await createPolicy(page, policy);
  await page.getByRole("button", { name: "Export" }).click();
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download JSON" }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toBe(`${policy}.json`);
  const text = await readFile(await file.path(), "utf8");

  await page.goto(`${address}/policies/import`);
  await page.getByLabel("Or paste the JSON").fill(text);
  await page.getByRole("button", { name: "Read policy" }).click();
  await expect(page.getByText("Everything in it is carried over")).toBeVisible();
  await expect(
    page.getByRole("region", { name: `${policy} exists already` }).getByText("Nothing differs."),
  ).toBeVisible();
  await page.getByRole("button", { name: "Create another policy" }).click();
  await page.getByLabel("Policy name").fill(`${policy}-again`);
  await page.getByRole("button", { name: "Create policy" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `${policy}-again` })).toBeVisible();
});

test("a file with mistakes says each with its place, and opens the form that says it once more", async ({
  console: page,
}) => {
  const file = {
    name: unique("mended"),
    properties: {
      backupManagementType: "AzureIaasVM",
      policyType: "V2",
      timeZone: "Middle Earth Time",
      schedulePolicy: {
        schedulePolicyType: "SimpleSchedulePolicyV2",
        scheduleRunFrequency: "Daily",
        dailySchedule: { scheduleRunTimes: ["2026-01-01T02:00:00Z"] },
      },
      retentionPolicy: {
        retentionPolicyType: "LongTermRetentionPolicy",
        dailySchedule: { retentionDuration: { count: 3, durationType: "Days" } },
      },
      tieringPolicy: { ArchivedRP: { tieringMode: "TierRecommended" } },
    },
  };
  await page.goto(`${address}/policies/import`);
  await page.getByRole("button", { name: "Read policy" }).click();
  await expect(page.getByText("Choose a file, or paste the JSON of a policy.")).toBeVisible();
  await page.getByLabel("Or paste the JSON").fill(JSON.stringify(file));
  await page.getByRole("button", { name: "Read policy" }).click();
  const problems = page.getByRole("list", { name: "Problems of the file" });
  await expect(problems.getByText("properties.timeZone")).toBeVisible();
  await expect(problems.getByText("properties.retentionPolicy.dailySchedule.retentionDuration.count")).toBeVisible();
  await expect(page.getByRole("list", { name: "Not carried over" }).getByText("no archive tier")).toBeVisible();

  await page.getByRole("button", { name: "Open in the form" }).click();
  const days = page.getByRole("textbox", { name: /^Keep daily points for/ });
  await expect(page.getByText("Enter a whole number of days from 7 to 9999.")).toBeVisible();
  await days.fill("30");
  await page.getByRole("button", { name: "Create policy" }).click();
  await expect(page.getByRole("heading", { level: 1, name: file.name })).toBeVisible();
});
