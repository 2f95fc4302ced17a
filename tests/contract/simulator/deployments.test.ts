import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type MachineBench, startMachineBench } from "#tests/support/machine-bench.ts";

let bench: MachineBench;

beforeAll(async () => {
  bench = await startMachineBench();
});
afterAll(() => bench?.simulator.stop());

const path = (name: string) => `${bench.scope}/providers/Microsoft.Resources/deployments/${name}`;
const version = "api-version=2022-09-01";

/** The template of a plain `az vm create`: network, security group, public address, interface and machine. */
function machineTemplate(name: string, changes: Record<string, unknown> = {}) {
  const of = (type: string, resource: string) => `${bench.scope}/providers/Microsoft.Network/${type}/${resource}`;
  return {
    $schema: "https://schema.management.azure.com/schemas/2015-01-01/deploymentTemplate.json#",
    contentVersion: "1.0.0.0",
    parameters: { adminPassword: { type: "securestring" } },
    variables: { place: "westeurope", nicName: `[concat('${name}', 'VMNic')]` },
    resources: [
      {
        apiVersion: "2024-07-01",
        type: "Microsoft.Compute/virtualMachines",
        name,
        location: "[variables('place')]",
        dependsOn: [`Microsoft.Network/networkInterfaces/${name}VMNic`],
        properties: {
          hardwareProfile: { vmSize: "Standard_DS1_v2" },
          networkProfile: {
            networkInterfaces: [{ id: of("networkInterfaces", `${name}VMNic`), properties: { deleteOption: null } }],
          },
          storageProfile: {
            osDisk: {
              createOption: "fromImage",
              name: null,
              caching: "ReadWrite",
              managedDisk: { storageAccountType: null },
            },
            imageReference: { publisher: "OpenLogic", offer: "CentOS", sku: "7.5", version: "latest" },
          },
          osProfile: {
            computerName: name,
            adminUsername: "someone",
            adminPassword: "[parameters('adminPassword')]",
          },
          ...changes,
        },
      },
      {
        apiVersion: "2015-06-15",
        type: "Microsoft.Network/networkInterfaces",
        name: "[variables('nicName')]",
        location: "westeurope",
        dependsOn: [
          `Microsoft.Network/virtualNetworks/${name}VNET`,
          `Microsoft.Network/networkSecurityGroups/${name}NSG`,
          `Microsoft.Network/publicIpAddresses/${name}PublicIP`,
        ],
        properties: {
          ipConfigurations: [
            {
              name: `ipconfig${name}`,
              properties: {
                privateIPAllocationMethod: "Dynamic",
                subnet: { id: `[resourceId('Microsoft.Network/virtualNetworks/subnets', '${name}VNET', 'inside')]` },
                publicIPAddress: { id: of("publicIPAddresses", `${name}PublicIP`) },
              },
            },
          ],
          networkSecurityGroup: { id: of("networkSecurityGroups", `${name}NSG`) },
        },
      },
      {
        apiVersion: "2015-06-15",
        type: "Microsoft.Network/virtualNetworks",
        name: `${name}VNET`,
        location: "westeurope",
        dependsOn: [],
        tags: {},
        properties: {
          addressSpace: { addressPrefixes: ["10.0.0.0/16"] },
          subnets: [{ name: "inside", properties: { addressPrefix: "10.0.0.0/24" } }],
        },
      },
      {
        apiVersion: "2015-06-15",
        type: "Microsoft.Network/networkSecurityGroups",
        name: `${name}NSG`,
        location: "westeurope",
      },
      {
        apiVersion: "2022-01-01",
        type: "Microsoft.Network/publicIPAddresses",
        name: `${name}PublicIP`,
        location: "westeurope",
        properties: { publicIPAllocationMethod: "static" },
        sku: { name: "Standard" },
      },
    ],
    outputs: {
      address: {
        type: "string",
        value: `[reference('${name}VMNic').ipConfigurations[0].properties.privateIPAddress]`.replace(
          `'${name}VMNic'`,
          `resourceId('Microsoft.Network/networkInterfaces', '${name}VMNic')`,
        ),
      },
    },
  };
}

const deploy = (name: string, template: unknown, parameters: unknown = {}) =>
  bench.arm("PUT", `${path(name)}?${version}`, { properties: { template, parameters, mode: "incremental" } });
const password = { adminPassword: { value: "correct-horse-Battery-1" } };
const read = async (name: string) => (await bench.arm("GET", `${path(name)}?${version}`)).body as DeploymentBody;
type DeploymentBody = { properties: Record<string, unknown> };

describe("a deployment", () => {
  it("is accepted without its template or passwords, runs, and has made everything in the order of the dependencies", async () => {
    const begun = await deploy("vm-deploy", machineTemplate("dep-01"), password);
    expect(begun.status).toBe(201);
    expect(begun.headers.get("azure-asyncoperation")).toMatch(
      /\/deployments\/vm-deploy\/operationStatuses\/[^/]+\?api-version=/,
    );
    expect(begun.body).toMatchObject({
      type: "Microsoft.Resources/deployments",
      properties: {
        provisioningState: "Accepted",
        mode: "Incremental",
        parameters: { adminPassword: { type: "SecureString" } },
        templateHash: expect.stringMatching(/^\d+$/),
        correlationId: expect.any(String),
        duration: expect.stringMatching(/^PT/),
      },
    });
    const text = JSON.stringify(begun.body);
    expect(text).not.toContain('template"');
    expect(text).not.toContain("Battery");
    const { dependencies } = (begun.body as DeploymentBody).properties as { dependencies: { resourceName: string }[] };
    expect(dependencies.map((dependency) => dependency.resourceName)).toEqual(["dep-01VMNic", "dep-01"]);
    await bench.settle();
    const status = await bench.arm("GET", begun.headers.get("azure-asyncoperation") ?? "");
    expect(status.body).toEqual({ status: "Succeeded" });
    const { properties } = await read("vm-deploy");
    expect(properties).toMatchObject({
      provisioningState: "Succeeded",
      outputs: { address: { type: "String", value: "10.0.0.4" } },
    });
    expect((properties["outputResources"] as { id: string }[]).map(({ id }) => id.split("/").at(-1))).toEqual([
      "dep-01",
      "dep-01VMNic",
      "dep-01NSG",
      "dep-01PublicIP",
      "dep-01VNET",
    ]);
    const vm = await bench.compute.virtualMachines.get(bench.group, "dep-01", { expand: "instanceView" });
    expect(vm).toMatchObject({ provisioningState: "Succeeded", hardwareProfile: { vmSize: "Standard_DS1_v2" } });
    expect(vm.storageProfile?.osDisk?.name).toMatch(/^dep-01_OsDisk_1_[0-9a-f]{32}$/);
  });

  it("fails with the errors of its resources, and what depended on them has not been tried", async () => {
    const begun = await deploy(
      "bad-deploy",
      machineTemplate("dep-02", { zones: undefined, hardwareProfile: { vmSize: "Standard_Nope" } }),
      password,
    );
    expect(begun.status).toBe(201);
    await bench.settle();
    const status = await bench.arm("GET", begun.headers.get("azure-asyncoperation") ?? "");
    expect(status.body).toMatchObject({
      status: "Failed",
      error: {
        code: "DeploymentFailed",
        message: expect.stringContaining("At least one resource deployment operation failed"),
        details: [{ code: "InvalidParameter", target: expect.stringContaining("/virtualMachines/dep-02") }],
      },
    });
    expect(await read("bad-deploy")).toMatchObject({ properties: { provisioningState: "Failed" } });
  });

  const invalid: [string, unknown, RegExp][] = [
    [
      "needs a parameter that is not given",
      machineTemplateLater,
      /value for the template parameter 'adminPassword' is not provided/,
    ],
    [
      "has a function that does not exist",
      { resources: [{ type: "A.B/c", name: "[nonsense('x')]", apiVersion: "2020-01-01" }] },
      /template function 'nonsense' is not valid/,
    ],
    [
      "waits for itself",
      {
        resources: ["a", "b"].map((name) => ({
          type: "A.B/c",
          name,
          apiVersion: "2020-01-01",
          dependsOn: [`A.B/c/${name === "a" ? "b" : "a"}`],
        })),
      },
      /Circular dependency/,
    ],
  ];
  it.each(invalid)("is not accepted when its template %s", async (_name, template, message) => {
    const content = typeof template === "function" ? template() : template;
    const answer = await deploy("invalid", content);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ error: { code: "InvalidTemplate", message: expect.stringMatching(message) } });
  });

  it("makes as many copies of a resource as it says", async () => {
    const disk = {
      type: "Microsoft.Compute/disks",
      apiVersion: "2023-04-02",
      name: "[format('copied-{0}', copyIndex(1))]",
      location: "[resourceGroup().location]",
      copy: { name: "disks", count: 3 },
      sku: { name: "Premium_LRS" },
      properties: { creationData: { createOption: "Empty" }, diskSizeGB: 4 },
    };
    await deploy("copies", { resources: [disk] });
    await bench.settle();
    for (const name of ["copied-1", "copied-2", "copied-3"]) {
      expect(await bench.compute.disks.get(bench.group, name)).toMatchObject({ diskSizeGB: 4, location: "westeurope" });
    }
  });

  it("is listed, and gone after its deletion while what it has made stays", async () => {
    expect((await bench.arm("DELETE", `${path("copies")}?${version}`)).status).toBe(204);
    expect((await bench.arm("GET", `${path("copies")}?${version}`)).status).toBe(404);
    expect(await bench.compute.disks.get(bench.group, "copied-1")).toMatchObject({ provisioningState: "Succeeded" });
    const list = await bench.arm("GET", `${bench.scope}/providers/Microsoft.Resources/deployments?${version}`);
    expect((list.body as { value: { name: string }[] }).value.map(({ name }) => name)).toContain("vm-deploy");
  });
});

function machineTemplateLater() {
  return machineTemplate("dep-03");
}
