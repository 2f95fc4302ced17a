import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AzureCli, findAzureCli, patience, signedInCli } from "#tests/support/azure-cli.ts";
import { type StartedSimulator, startSimulator } from "#tests/support/start-simulator.ts";

const program = findAzureCli();
const web = ["-g", "rg-web-prod-weu", "-n", "web-prod-01"];
const own = ["-g", "rg-cli"];

describe.skipIf(program === null)("az vm", patience, () => {
  let simulator: StartedSimulator;
  let az: AzureCli;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "azure-cli-key-"));
    simulator = await startSimulator();
    az = await signedInCli(program ?? "", simulator);
    await az.json("group", "create", ...own, "-l", "westeurope");
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    az?.remove();
    await simulator?.stop();
  });

  const power = (where: string[]) => az.text("vm", "show", "-d", ...where, "--query", "powerState", "-o", "tsv");

  it("lists the fleet over its pages, and in detail", async () => {
    const production = await az.json<{ name: string }[]>("vm", "list");
    expect(production.length).toBeGreaterThan(45);
    const group = await az.json<{ name: string; powerState: string }[]>("vm", "list", "-d", "-g", "rg-sap-prod-weu");
    expect(group.map(({ name, powerState }) => [name, powerState])).toContainEqual(["sap-app-01", "VM running"]);
  });

  it("shows one machine, with what the guest agent reports", async () => {
    const shown = await az.json("vm", "show", ...web);
    expect(shown).toMatchObject({ name: "web-prod-01", provisioningState: "Succeeded" });
    const view = await az.json("vm", "get-instance-view", ...web, "--query", "instanceView");
    expect(view).toMatchObject({
      statuses: expect.arrayContaining([expect.objectContaining({ code: "PowerState/running" })]),
      vmAgent: { statuses: [expect.objectContaining({ displayStatus: "Ready" })] },
    });
    expect(await az.failure("vm", "show", "-g", "rg-web-prod-weu", "-n", "nobody")).toContain(
      "(ResourceNotFound) The Resource 'Microsoft.Compute/virtualMachines/nobody' under resource group 'rg-web-prod-weu' was not found.",
    );
  });

  it("stops, starts, restarts and deallocates", async () => {
    await az.text("vm", "stop", ...web);
    expect(await power(web)).toBe("VM stopped");
    await az.text("vm", "start", ...web);
    await az.text("vm", "restart", ...web);
    expect(await power(web)).toBe("VM running");
    await az.text("vm", "deallocate", ...web);
    expect(await power(web)).toBe("VM deallocated");
  });

  it("knows the sizes of a region", async () => {
    const skus = ["--query", "[?name=='Standard_D4s_v5'].resourceType | [0]"];
    expect(await az.json("vm", "list-skus", "-l", "westeurope", ...skus)).toBe("virtualMachines");
    const sizes = ["--query", "[?name=='Standard_D4s_v5'].numberOfCores | [0]"];
    expect(await az.json("vm", "list-sizes", "-l", "westeurope", ...sizes)).toBe(4);
  });

  it("creates a machine from an image, with network, disks and address, and deletes it", async () => {
    const key = publicKey();
    writeFileSync(path.join(folder, "key.pub"), key);
    const image = [
      "--image",
      "Canonical:0001-com-ubuntu-server-jammy:22_04-lts-gen2:latest",
      "--size",
      "Standard_D2s_v5",
    ];
    const login = ["--admin-username", "operator", "--ssh-key-values", path.join(folder, "key.pub")];
    const made = await az.json(
      "vm",
      "create",
      ...own,
      "-n",
      "vm-cli",
      ...image,
      ...login,
      "--data-disk-sizes-gb",
      "4",
      "8",
    );
    expect(made).toMatchObject({ powerState: "VM running", privateIpAddress: expect.stringMatching(/^10\./) });
    const shown = await az.json<{ osProfile: unknown; storageProfile: { dataDisks: unknown[] } }>(
      "vm",
      "show",
      ...own,
      "-n",
      "vm-cli",
    );
    expect(shown.storageProfile.dataDisks).toHaveLength(2);
    expect(JSON.stringify(shown.osProfile)).toContain(key);
    const disks = await az.json<{ diskState: string }[]>("disk", "list", ...own);
    expect(disks.map(({ diskState }) => diskState)).toEqual(["Attached", "Attached", "Attached"]);
    await az.text("vm", "delete", ...own, "-n", "vm-cli", "-y");
    expect(await az.json("vm", "list", ...own)).toEqual([]);
  });
});

/** An RSA key as `ssh-keygen` writes the public half: type, exponent and modulus, each with its length before it. */
function publicKey(): string {
  const { e = "", n = "" } = generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey.export({ format: "jwk" });
  const field = (bytes: Buffer) => Buffer.concat([Buffer.from([0, 0, bytes.length >> 8, bytes.length & 255]), bytes]);
  const number = (text: string) => field(Buffer.concat([Buffer.from([0]), Buffer.from(text, "base64url")]));
  const exponent = field(Buffer.from(e, "base64url"));
  return `ssh-rsa ${Buffer.concat([field(Buffer.from("ssh-rsa")), exponent, number(n)]).toString("base64")}`;
}
