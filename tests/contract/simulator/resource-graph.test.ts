import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AzureClients, azureClients, collect } from "#tests/support/azure-clients.ts";
import { type StartedSimulator, startSimulator } from "#tests/support/start-simulator.ts";

let simulator: StartedSimulator;
let azure: AzureClients;

beforeAll(async () => {
  simulator = await startSimulator();
  azure = azureClients(simulator);
});
afterAll(() => simulator?.stop());

/** Queries count against 15 in five seconds; the virtual clock opens the next window. */
async function query(text: string, options: Record<string, unknown> = {}) {
  await simulator.control("POST", "/clock/advance", { seconds: 6 });
  return azure.graph.resources({ query: text, options });
}

describe("Resource Graph", () => {
  it("lists every machine with its power state, over pages that neither repeat nor skip", async () => {
    const text = `Resources
      | where type =~ 'Microsoft.Compute/virtualMachines' and (location in~ ('WestEurope', 'northeurope') or location == 'eastus' or location == 'westus')
      | project id, name, power = tostring(properties.extended.instanceView.powerState.code), size = properties.hardwareProfile.vmSize
      | order by id asc`;
    const rows: { id: string; power: string; size: string }[] = [];
    let skipToken: string | undefined;
    let total = 0;
    do {
      const page = await query(text, { top: 20, ...(skipToken !== undefined && { skipToken }) });
      rows.push(...(page.data as typeof rows));
      total = page.totalRecords;
      skipToken = page.skipToken;
    } while (skipToken !== undefined);
    expect(rows).toHaveLength(total);
    expect(new Set(rows.map((row) => row.id)).size).toBe(total);
    expect(rows.map((row) => row.id)).toEqual(rows.map((row) => row.id).toSorted((a, b) => (a < b ? -1 : 1)));
    expect(rows.every((row) => /^PowerState\//.test(row.power) && row.size.length > 0)).toBe(true);
    const subscriptions = await collect(azure.subscriptions.subscriptions.list());
    const lists = await Promise.all(
      subscriptions.map((s) => collect(azure.compute(s.subscriptionId ?? "").virtualMachines.listAll())),
    );
    expect(lists.flat()).toHaveLength(total);
  });

  it("counts, filters by tags and functions, and extends", async () => {
    const counted = await query(
      "Resources | where type =~ 'microsoft.compute/virtualmachines' | summarize n = count() by env = tostring(tags.env) | order by env asc",
    );
    expect(counted.data).toMatchObject([{ env: "development" }, { env: "production" }, { env: "shared" }]);
    const named = await query(
      "Resources | where type == 'microsoft.compute/disks' and tolower(name) startswith 'sql-prod-01' and isnotempty(managedBy) | extend sku = sku.name | project name, sku | take 2",
    );
    expect(named.data).toHaveLength(2);
    const groups = await query(
      "ResourceContainers | where type =~ 'microsoft.resources/subscriptions/resourcegroups' and not(name contains 'lab') | count",
    );
    expect(groups.data).toEqual([{ Count: 15 }]);
  });

  it("refuses what it does not understand, and says what", async () => {
    const refused = { statusCode: 400, code: "BadRequest" };
    for (const text of [
      "Resources | join (Other) on id",
      "Nothing | take 1",
      "Resources | where name ==",
      "Resources where x",
    ]) {
      await expect(query(text)).rejects.toMatchObject(refused);
    }
    await expect(query("Resources | where name ~~ 'x'")).rejects.toMatchObject({
      details: { error: { details: [{ code: "ParserFailure", message: expect.stringContaining("position") }] } },
    });
  });

  it("throttles the sixteenth query of five seconds and says when the window ends", async () => {
    await simulator.control("POST", "/clock/advance", { seconds: 6 });
    const remaining: (string | undefined)[] = [];
    const ask = () =>
      azure.graph.resources(
        { query: "Resources | take 1" },
        { onResponse: (r) => void remaining.push(r.headers.get("x-ms-user-quota-remaining")) },
      );
    await Promise.all(Array.from({ length: 15 }, ask));
    expect(new Set(remaining).size).toBe(15);
    await expect(ask()).rejects.toMatchObject({ statusCode: 429, code: "RateLimiting" });
  });

  it("counts facets of a query's rows, in their own order, and says which columns there are not", async () => {
    await simulator.control("POST", "/clock/advance", { seconds: 6 });
    const { facets, data } = await azure.graph.resources({
      query:
        "Resources | where type =~ 'microsoft.compute/virtualmachines' | project name, location, properties.storageProfile.osDisk.osType",
      facets: [
        { expression: "location", options: { top: 2 } },
        {
          expression: "properties.storageProfile.osDisk.osType",
          options: {
            filter: "location =~ 'westeurope'",
            sortBy: "tolower(properties_storageProfile_osDisk_osType)",
            sortOrder: "asc",
          },
        },
        { expression: "nonExistingColumn" },
      ],
    });
    const rows = data as { location: string; properties_storageProfile_osDisk_osType: string }[];
    const [byLocation, bySystem, unknown] = facets ?? [];
    const locations = new Set(rows.map(({ location }) => location));
    expect(byLocation).toMatchObject({ resultType: "FacetResult", totalRecords: locations.size, count: 2 });
    const inWest = rows.filter(({ location }) => location === "westeurope");
    const count = (system: string) =>
      inWest.filter((row) => row.properties_storageProfile_osDisk_osType === system).length;
    expect(bySystem).toMatchObject({
      data: ["Linux", "Windows"].map((system) => ({
        properties_storageProfile_osDisk_osType: system,
        count: count(system),
      })),
    });
    expect(unknown).toMatchObject({
      resultType: "FacetError",
      errors: [{ code: "NoValidColumns" }, { code: "InvalidColumnNames" }],
    });
  });
});
