import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type MachineBench, networkVersion, startMachineBench } from "#tests/support/machine-bench.ts";

let bench: MachineBench;
type Wire = { id: string; name: string; etag: string; properties: Record<string, unknown> };

beforeAll(async () => {
  bench = await startMachineBench();
});
afterAll(() => bench?.simulator.stop());

const version = `?api-version=${networkVersion}`;
const get = async (path: string) => (await bench.arm("GET", `${path}${version}`)).body as Wire;
const network = () => bench.networkPath("virtualNetworks", "vnet");
const address = (name: string) => bench.networkPath("publicIPAddresses", name);
const guard = (name: string) => bench.networkPath("networkSecurityGroups", name);
const putNic = (name: string, own: unknown, more: Record<string, unknown> = {}) =>
  bench.arm("PUT", `${bench.nicPath(name)}${version}`, {
    location: "westeurope",
    properties: {
      ipConfigurations: [
        { name: "ipconfig1", properties: { subnet: { id: `${network()}/subnets/default` }, ...(own as object) } },
      ],
      ...more,
    },
  });

describe("an interface", () => {
  it("is created with 201 and an operation of the network provider, with the next free address of its subnet", async () => {
    const answer = await putNic("first", {});
    expect(answer.status).toBe(201);
    const status = answer.headers.get("azure-asyncoperation") ?? "";
    expect(status).toMatch(/\/providers\/Microsoft\.Network\/locations\/westeurope\/operations\/[^/?]+\?api-version=/);
    expect(answer.body).toMatchObject({
      etag: expect.stringMatching(/^W\/"[0-9a-f-]{36}"$/),
      properties: {
        provisioningState: "Updating",
        resourceGuid: expect.any(String),
        ipConfigurations: [
          {
            id: `${bench.nicPath("first")}/ipConfigurations/ipconfig1`,
            properties: { privateIPAddress: "10.1.0.4", privateIPAllocationMethod: "Dynamic", primary: true },
          },
        ],
      },
    });
    await bench.settle();
    expect((await bench.arm("GET", status)).body).toEqual({ status: "Succeeded" });
    expect(await get(bench.nicPath("first"))).toMatchObject({ properties: { provisioningState: "Succeeded" } });
    await putNic("second", {});
    const second = await get(bench.nicPath("second"));
    expect(second).toMatchObject({
      properties: { ipConfigurations: [{ properties: { privateIPAddress: "10.1.0.5" } }] },
    });
  });

  it("is seen from its subnet, its public address and its security group, and stands in the way of their deletion", async () => {
    await bench.put(address("front"), {
      location: "westeurope",
      sku: { name: "Standard" },
      properties: { publicIPAllocationMethod: "Static" },
    });
    await bench.put(guard("guard"), { location: "westeurope" });
    await putNic(
      "seen",
      { publicIPAddress: { id: address("front") } },
      { networkSecurityGroup: { id: guard("guard") } },
    );
    const own = `${bench.nicPath("seen")}/ipConfigurations/ipconfig1`;
    expect(await get(`${network()}/subnets/default`)).toMatchObject({
      properties: { ipConfigurations: expect.arrayContaining([{ id: own }]) },
    });
    expect(await get(address("front"))).toMatchObject({
      sku: { name: "Standard", tier: "Regional" },
      properties: { ipAddress: expect.stringMatching(/^20\./), ipConfiguration: { id: own } },
    });
    expect(await get(guard("guard"))).toMatchObject({
      properties: { networkInterfaces: [{ id: bench.nicPath("seen") }], defaultSecurityRules: expect.any(Array) },
    });
    const cases: [string, string][] = [
      [`${network()}/subnets/default`, "InUseSubnetCannotBeDeleted"],
      [network(), "InUseSubnetCannotBeDeleted"],
      [address("front"), "PublicIPAddressCannotBeDeleted"],
      [guard("guard"), "InUseNetworkSecurityGroupCannotBeDeleted"],
    ];
    for (const [path, code] of cases) {
      const answer = await bench.arm("DELETE", `${path}${version}`);
      expect(answer.status).toBe(400);
      expect(answer.body).toMatchObject({ error: { code, details: [] } });
    }
  });

  const refusals: [string, () => Promise<{ body: unknown }>, string][] = [
    [
      "a subnet that is not there",
      () => putNic("bad", { subnet: { id: `${network()}/subnets/nope` } }),
      "InvalidResourceReference",
    ],
    [
      "an address outside its subnet",
      () => putNic("bad", { privateIPAllocationMethod: "Static", privateIPAddress: "10.9.0.9" }),
      "PrivateIPAddressNotInSubnet",
    ],
    [
      "an address that is taken",
      () => putNic("bad", { privateIPAllocationMethod: "Static", privateIPAddress: "10.1.0.4" }),
      "PrivateIPAddressInUse",
    ],
    [
      "a public address that is taken",
      () => putNic("bad", { publicIPAddress: { id: address("front") } }),
      "PublicIPAddressInUse",
    ],
  ];
  it.each(refusals)("cannot have %s", async (_name, request, code) => {
    expect((await request()).body).toMatchObject({ error: { code } });
  });

  it("cannot be deleted while a machine has it, and goes with 202 and both addresses afterwards", async () => {
    await bench.compute.virtualMachines.createOrUpdate(bench.group, "net-01", bench.model(bench.nicPath("second")));
    const busy = await bench.arm("DELETE", `${bench.nicPath("second")}${version}`);
    expect(busy.body).toMatchObject({ error: { code: "NicInUse" } });
    await bench.compute.virtualMachines.delete(bench.group, "net-01");
    const gone = await bench.arm("DELETE", `${bench.nicPath("second")}${version}`);
    expect(gone.status).toBe(202);
    expect(gone.headers.get("location")).toContain("/operationResults/");
    await bench.settle();
    expect((await bench.arm("GET", gone.headers.get("location") ?? "")).status).toBe(204);
    expect((await bench.arm("GET", `${bench.nicPath("second")}${version}`)).status).toBe(404);
    expect((await bench.arm("DELETE", `${bench.nicPath("second")}${version}`)).status).toBe(204);
  });
});

describe("a network", () => {
  const prefix = (addressPrefix: string) => ({ properties: { addressPrefix } });
  const putSubnet = (name: string, body: unknown) => bench.arm("PUT", `${network()}/subnets/${name}${version}`, body);

  it("takes subnets inside its addresses that do not overlap, and nothing else", async () => {
    expect((await putSubnet("more", prefix("10.1.1.0/24"))).status).toBe(201);
    expect((await putSubnet("more", prefix("10.1.1.0/24"))).status).toBe(200);
    expect((await putSubnet("far", prefix("10.2.0.0/24"))).body).toMatchObject({
      error: { code: "NetcfgInvalidSubnet" },
    });
    expect((await putSubnet("same", prefix("10.1.0.128/25"))).body).toMatchObject({
      error: { code: "NetcfgSubnetRangesOverlap" },
    });
    expect((await putSubnet("odd", prefix("ten"))).body).toMatchObject({ error: { code: "InvalidCIDRNotation" } });
    const list = (await bench.arm("GET", `${network()}/subnets${version}`)).body as { value: Wire[] };
    expect(list.value.map(({ name }) => name)).toEqual(["default", "more"]);
  });

  it("needs a location and keeps it; tags change at once", async () => {
    const path = bench.networkPath("virtualNetworks", "placeless");
    const properties = { addressSpace: { addressPrefixes: ["10.0.0.0/16"] } };
    expect((await bench.arm("PUT", `${path}${version}`, { properties })).body).toMatchObject({
      error: { code: "LocationRequired" },
    });
    const moved = await bench.arm("PUT", `${network()}${version}`, { location: "eastus", properties });
    expect(moved.body).toMatchObject({ error: { code: "InvalidResourceLocation" } });
    const tagged = await bench.arm("PATCH", `${network()}${version}`, { tags: { a: "1" } });
    expect(tagged).toMatchObject({ status: 200, body: { tags: { a: "1" } } });
  });

  it("refuses security rules with one priority and direction", async () => {
    const rule = (priority: number) => ({
      properties: {
        protocol: "tcp",
        sourcePortRange: "*",
        destinationPortRange: "22",
        sourceAddressPrefix: "*",
        destinationAddressPrefix: "*",
        access: "allow",
        priority,
        direction: "inbound",
      },
    });
    const put = (name: string, priority: number) =>
      bench.arm("PUT", `${guard("guard")}/securityRules/${name}${version}`, rule(priority));
    expect(await put("ssh", 100)).toMatchObject({
      status: 201,
      body: { properties: { protocol: "Tcp", access: "Allow" } },
    });
    expect((await put("again", 100)).body).toMatchObject({ error: { code: "SecurityRuleConflict" } });
    expect((await put("low", 1)).body).toMatchObject({ error: { code: "SecurityRuleInvalidPriority" } });
  });
});

describe("the fleet", () => {
  it("has an interface in a network for every machine", async () => {
    const vm = await bench.compute.virtualMachines.get("rg-sql-prod-weu", "sql-prod-01");
    const [reference] = vm.networkProfile?.networkInterfaces ?? [];
    const nic = await get(reference?.id ?? "");
    expect(nic).toMatchObject({ properties: { virtualMachine: { id: vm.id }, provisioningState: "Succeeded" } });
    const [configuration] = nic.properties["ipConfigurations"] as {
      properties: { subnet: { id: string }; privateIPAddress: string };
    }[];
    const subnet = await get(configuration?.properties.subnet.id ?? "");
    expect(JSON.stringify(subnet)).toContain(`${reference?.id}/ipConfigurations/ipconfig1`);
    const all = await bench.arm(
      "GET",
      `${bench.scope.split("/resourceGroups")[0]}/providers/Microsoft.Network/networkInterfaces${version}`,
    );
    expect((all.body as { value: Wire[] }).value.map(({ id }) => id)).toContain(nic.id);
  });
});
