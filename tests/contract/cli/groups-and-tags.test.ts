import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AzureCli, findAzureCli, patience, signedInCli } from "#tests/support/azure-cli.ts";
import { type StartedSimulator, startSimulator } from "#tests/support/start-simulator.ts";

const program = findAzureCli();

describe.skipIf(program === null)("az group, resource, tag, lock and provider", patience, () => {
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

  it("make a group, change it and take it away", async () => {
    const made = await az.json("group", "create", "-n", "rg-cli", "-l", "West Europe", "--tags", "a=b");
    expect(made).toMatchObject({
      location: "westeurope",
      tags: { a: "b" },
      properties: { provisioningState: "Succeeded" },
    });
    expect(await az.text("group", "exists", "-n", "rg-cli")).toBe("true");
    expect(await az.json("group", "update", "-n", "rg-cli", "--set", "tags.c=d")).toMatchObject({
      tags: { a: "b", c: "d" },
    });
    expect(await az.json("group", "list", "--tag", "c=d", "--query", "[].name")).toEqual(["rg-cli"]);
    await az.text("group", "delete", "-n", "rg-cli", "-y");
    expect(await az.text("group", "exists", "-n", "rg-cli")).toBe("false");
    expect(await az.failure("group", "show", "-n", "rg-cli")).toContain("(ResourceGroupNotFound)");
  });

  it("list resources of all types and show one by its type", async () => {
    const group = ["-g", "rg-web-prod-weu"];
    const type = "Microsoft.Compute/virtualMachines";
    const machines = await az.json<{ name: string }[]>("resource", "list", ...group, "--resource-type", type);
    expect(machines.map(({ name }) => name)).toContain("web-prod-01");
    const shown = await az.json("resource", "show", ...group, "-n", "web-prod-01", "--resource-type", type);
    expect(shown).toMatchObject({ type, properties: { hardwareProfile: { vmSize: expect.any(String) } } });
    const tagged = await az.json<unknown[]>("resource", "list", "--tag", "app=webshop", "--query", "[].type");
    expect(tagged).toEqual(expect.arrayContaining([type, "Microsoft.Compute/disks"]));
  });

  it("tag a resource and set tag names aside", async () => {
    const query = ["--query", "id", "-o", "tsv"];
    const id = await az.text("vm", "show", "-g", "rg-web-prod-weu", "-n", "web-prod-02", ...query);
    const merged = await az.json("tag", "update", "--resource-id", id, "--operation", "merge", "--tags", "drill=yes");
    expect(merged).toMatchObject({ properties: { tags: { app: "webshop", drill: "yes" } } });
    expect(await az.json("resource", "list", "--tag", "drill=yes", "--query", "[].id")).toEqual([id]);
    await az.json("tag", "create", "--name", "stage");
    await az.json("tag", "add-value", "--name", "stage", "--value", "test");
    const names = await az.json("tag", "list", "--query", "[?tagName=='stage'].values[].tagValue");
    expect(names).toEqual(["test"]);
  });

  it("lock a group and a machine, which then stay as they are", async () => {
    const machine = [
      "-g",
      "rg-web-prod-weu",
      "--resource",
      "web-prod-03",
      "--resource-type",
      "Microsoft.Compute/virtualMachines",
    ];
    const lock = await az.json(
      "lock",
      "create",
      "-n",
      "still",
      ...machine,
      "--lock-type",
      "ReadOnly",
      "--notes",
      "Exam",
    );
    expect(lock).toMatchObject({ level: "ReadOnly", notes: "Exam" });
    expect(await az.failure("vm", "deallocate", "-g", "rg-web-prod-weu", "-n", "web-prod-03")).toContain(
      "(ScopeLocked)",
    );
    await az.text("lock", "delete", "-n", "still", ...machine);
    await az.json(
      "lock",
      "create",
      "-n",
      "keep",
      "-g",
      "rg-lab-neu",
      "--lock-type",
      "CanNotDelete",
      "--subscription",
      "Contoso Development",
    );
    const locks = await az.json("lock", "list", "--subscription", "Contoso Development", "--query", "[].name");
    expect(locks).toEqual(["keep"]);
  });

  it("register providers, without which nothing goes", async () => {
    expect(await az.json("provider", "list", "--query", "[].namespace")).toEqual(
      expect.arrayContaining(["Microsoft.Compute", "Microsoft.Network", "Microsoft.RecoveryServices"]),
    );
    await az.text("provider", "unregister", "-n", "Microsoft.RecoveryServices");
    const state = ["provider", "show", "-n", "Microsoft.RecoveryServices", "--query", "registrationState", "-o", "tsv"];
    expect(await az.text(...state)).toBe("Unregistered");
    const vaults = `${simulator.origin}/subscriptions/{subscriptionId}/providers/Microsoft.RecoveryServices/vaults`;
    const refusal = await az.failure("rest", "--method", "get", "--url", `${vaults}?api-version=2022-10-01`);
    expect(refusal).toContain("MissingSubscriptionRegistration");
    await az.text("provider", "register", "-n", "Microsoft.RecoveryServices");
    expect(await az.text(...state)).toBe("Registered");
  });
});
