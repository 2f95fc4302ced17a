import { backUpNow, configureBackup, createPolicy, expectJobToEnd } from "./support/protect.ts";
import { address, control, expect, test, unique } from "./support/session.ts";

test("a backup whose worker is killed ends correctly, once, with exactly one restore point", async ({
  console: page,
}) => {
  const policy = unique("killed");
  await createPolicy(page, policy);
  await configureBackup(page, "files-prod-01", policy);
  // The creation takes long enough for the kill to fall into it.
  await control("POST", "/faults", { operation: "RestorePoints_Create", kind: "slow", times: 1, delayMs: 4_000 });
  await backUpNow(page, "files-prod-01");
  await expect(page.getByText("Take snapshot · In progress")).toBeVisible({ timeout: 30_000 });
  process.kill(Number(process.env["STILLPOINT_E2E_WORKER_PID"]), "SIGKILL");

  await expectJobToEnd(page, "Completed");
  await expect(page.getByRole("table", { name: "Disks" }).getByText("Held", { exact: true }).first()).toBeVisible();
  await page.goto(`${address}/restore-points?search=files-prod-01`);
  await expect(page.getByRole("table").getByRole("row").filter({ hasText: "files-prod-01" })).toHaveCount(1);
});
