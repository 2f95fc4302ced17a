import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rawArm } from "#tests/support/azure-clients.ts";
import { type RestorePointBench, startBench } from "#tests/support/restore-point-bench.ts";

let bench: RestorePointBench;

// Operations end when the virtual clock says so, not while a test looks at them.
beforeAll(async () => {
  bench = await startBench({ operationMs: "20000-20000" });
});
afterAll(() => bench?.simulator.stop());

const version = "api-version=2024-07-01";

function pathsOf(name: string, collection: string, point: string): { collection: string; point: string } {
  const { vm } = bench.machine(name);
  const base = `${vm.id.split("/virtualMachines/")[0]}/restorePointCollections/${collection}`;
  return { collection: `${base}?${version}`, point: `${base}/restorePoints/${point}?${version}` };
}

const arm = (method: string, path: string, body?: unknown) =>
  rawArm(bench.simulator, bench.azure.credential, method, path, body);

describe("the answers around a creation", () => {
  it("begins with 201, a status address and no Location, and without the disks' restore points", async () => {
    const paths = pathsOf("web-prod-01", "phases", "p1");
    const { vm } = bench.machine("web-prod-01");
    const source = { location: vm.location, properties: { source: { id: vm.id } } };
    const made = await arm("PUT", paths.collection, source);
    expect(made.status).toBe(201);
    expect(made.headers.get("azure-asyncoperation")).toBeNull();
    const started = await arm("PUT", paths.point, { properties: { consistencyMode: "CrashConsistent" } });
    expect(started.status).toBe(201);
    expect(started.headers.get("location")).toBeNull();
    expect(started.body).toMatchObject({ properties: { provisioningState: "Creating" } });
    expect(JSON.stringify(started.body)).not.toContain("diskRestorePoint");
    expect(started.headers.get("x-ms-ratelimit-remaining-resource")).toContain("CreateCrashConsistentRestorePoint;2");
    const status = started.headers.get("azure-asyncoperation") ?? "";
    const running = await arm("GET", status);
    expect(running).toMatchObject({ status: 200, body: { status: "InProgress" } });
    expect(Number(running.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
    expect((await arm("GET", `${status}&monitor=true`)).status).toBe(202);
    await bench.simulator.control("POST", "/clock/advance", { seconds: 30 });
    expect(await arm("GET", status)).toMatchObject({ body: { status: "Succeeded", endTime: expect.any(String) } });
    expect((await arm("GET", `${status}&monitor=true`)).status).toBe(200);
    expect((await arm("GET", paths.point)).body).toMatchObject({ properties: { provisioningState: "Succeeded" } });
  });

  it("never changes a point that exists", async () => {
    const paths = pathsOf("web-prod-01", "phases", "p1");
    const again = await arm("PUT", paths.point, { properties: { consistencyMode: "CrashConsistent" } });
    expect(again).toMatchObject({ status: 409, body: { error: { code: "OperationNotAllowed" } } });
  });
});

const recording = new URL("../../../../shared/azure/recordings/test_restore_point.jsonl", import.meta.url);
const hasRecording = existsSync(recording);
if (!hasRecording) process.stderr.write("SKIPPED: no recordings of Azure are beside this repository.\n");

describe.skipIf(!hasRecording)("compared with what Azure was recorded to answer", () => {
  type Exchange = {
    method: string;
    url: string;
    status: number;
    headers: Record<string, string>;
    responseBody: unknown;
  };

  it("bodies have the same keys and headers the same names", async () => {
    const exchanges = readFileSync(recording, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Exchange);
    const recorded = (method: string, pattern: RegExp) =>
      exchanges.filter((e) => e.method === method && pattern.test(e.url)).at(-1);
    const paths = pathsOf("api-prod-01", "compared", "point");
    const { vm } = bench.machine("api-prod-01");
    const pairs: [Exchange | undefined, Awaited<ReturnType<typeof arm>>][] = [];
    const source = { location: vm.location, properties: { source: { id: vm.id } } };
    pairs.push([recorded("PUT", /restorePointCollections\/[^/]+\?/), await arm("PUT", paths.collection, source)]);
    const created = await arm("PUT", paths.point, { properties: { consistencyMode: "CrashConsistent" } });
    pairs.push([recorded("PUT", /restorePoints\/[^/]+\?/), created]);
    await bench.simulator.control("POST", "/clock/advance", { seconds: 30 });
    pairs.push([
      recorded("GET", /\/operations\//),
      await arm("GET", created.headers.get("azure-asyncoperation") ?? ""),
    ]);
    pairs.push([recorded("GET", /restorePoints\/[^/]+\?/), await arm("GET", paths.point)]);
    pairs.push([
      recorded("GET", /expand=restorePoints/),
      await arm("GET", `${paths.collection}&$expand=restorePoints`),
    ]);
    pairs.push([recorded("DELETE", /restorePoints\/[^/]+\?/), await arm("DELETE", paths.point)]);
    for (const [real, simulated] of pairs) {
      expect(simulated.status, real?.url).toBe(real?.status);
      expect([...keysOf(simulated.body)].toSorted(), real?.url).toEqual(
        expect.arrayContaining([...keysOf(real?.responseBody)].filter(isModelled)),
      );
      const names = Object.keys(real?.headers ?? {}).filter((name) => !ignoredHeaders.has(name));
      for (const name of names) expect(simulated.headers.has(name), `${real?.method} ${real?.url}: ${name}`).toBe(true);
    }
  });

  /** Headers of no consequence to clients. */
  const ignoredHeaders = new Set(["x-ms-need-to-refresh-epl-cache", "date"]);
  /** Parts of the operating system's profile that depend on how a machine was made. */
  const isModelled = (key: string) => !/linuxConfiguration\.|bootDiagnostics/.test(key);

  function keysOf(value: unknown, prefix = ""): Set<string> {
    if (Array.isArray(value)) return new Set(value.flatMap((item) => [...keysOf(item, `${prefix}[]`)]));
    if (typeof value !== "object" || value === null) return new Set([prefix]);
    return new Set(Object.entries(value).flatMap(([key, item]) => [...keysOf(item, `${prefix}.${key}`)]));
  }
});
