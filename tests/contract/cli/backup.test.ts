import { writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AzureCli, findAzureCli, patience, signedInCli } from "#tests/support/azure-cli.ts";
import { type StartedSimulator, startSimulator } from "#tests/support/start-simulator.ts";

const program = findAzureCli();
const vault = ["-g", "rg-web-prod-weu", "-v", "rsv-cli"];

describe.skipIf(program === null)("az backup", patience, () => {
  let simulator: StartedSimulator;
  let az: AzureCli;

  beforeAll(async () => {
    simulator = await startSimulator();
    az = await signedInCli(program ?? "", simulator);
  });
  afterAll(async () => {
    az?.remove();
    await simulator?.stop();
  });

  it("makes a vault with policies and adds an Enhanced one", async () => {
    const made = await az.json(
      "backup",
      "vault",
      "create",
      "-g",
      "rg-web-prod-weu",
      "-n",
      "rsv-cli",
      "-l",
      "westeurope",
    );
    expect(made).toMatchObject({ name: "rsv-cli", properties: { provisioningState: "Succeeded" } });
    const file = path.join(simulator.dataFolder, "policy.json");
    const policy = await az.json<{ properties: Record<string, unknown> }>(
      "backup",
      "policy",
      "show",
      ...vault,
      "-n",
      "EnhancedPolicy",
    );
    writeFileSync(file, JSON.stringify({ ...policy, name: "enhanced-cli" }));
    const created = ["-n", "enhanced-cli", "--policy", `@${file}`, "--backup-management-type", "AzureIaasVM"];
    expect(await az.json("backup", "policy", "create", ...vault, ...created)).toMatchObject({ name: "enhanced-cli" });
    const names = await az.json("backup", "policy", "list", ...vault, "--query", "[].name");
    expect(names).toEqual(expect.arrayContaining(["DefaultPolicy", "EnhancedPolicy", "enhanced-cli"]));
    const changed = { ...policy, properties: { ...policy.properties, instantRpRetentionRangeInDays: 5 } };
    writeFileSync(file, JSON.stringify(changed));
    const set = await az.json("backup", "policy", "set", ...vault, "-n", "enhanced-cli", "--policy", `@${file}`);
    expect(set).toMatchObject({ properties: { instantRpRetentionRangeInDays: 5 } });
  });

  it("protects a machine, backs it up and lists what came of it", async () => {
    const machine = ["--vm", "web-prod-04", "--policy-name", "enhanced-cli"];
    await az.json("backup", "protection", "enable-for-vm", ...vault, ...machine);
    const items = await az.json("backup", "item", "list", ...vault, "--query", "[].properties.friendlyName");
    expect(items).toEqual(["web-prod-04"]);
    const item = ["-i", "web-prod-04", "-c", "web-prod-04", "--backup-management-type", "AzureIaasVM"];
    await az.json("backup", "protection", "backup-now", ...vault, ...item, "--retain-until", "31-12-2030");
    const jobs = await az.json<unknown[]>("backup", "job", "list", ...vault, "--query", "[].properties.operation");
    expect(jobs).toEqual(expect.arrayContaining(["Backup", "ConfigureBackup"]));
    await simulator.control("POST", "/clock/advance", { seconds: 6 * 3600 });
    const points = await az.json<unknown[]>("backup", "recoverypoint", "list", ...vault, ...item);
    expect(points).toContainEqual(
      expect.objectContaining({ properties: expect.objectContaining({ objectType: "IaasVMRecoveryPoint" }) }),
    );
  });
});
