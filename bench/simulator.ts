import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { LoadReport, LoadTask } from "#bench/simulator/load-client.ts";
import { usageOf } from "#bench/simulator/process-usage.ts";
import { azureClients, collect } from "#tests/support/azure-clients.ts";
import { startSimulator } from "#tests/support/start-simulator.ts";

/**
 * What the simulator takes and gives with the fleet `msp` (100,000 machines): start, memory, pages of Resource Graph, and
 * restore points a second to completion, made by clients in processes of their own over TLS, with every change written.
 * Client and simulator share the machine: the processor time of both is printed, so that it shows who is the bottleneck.
 * Run: `npm run bench -- simulator [points]`
 */
const points = Number(process.argv[2] ?? 12_000);
const clientProcesses = 2;
const connectionsPerClient = 8;

const startedAt = performance.now();
const simulator = await startSimulator({
  operationMs: "0-0",
  args: ["--fleet", "msp", "--limits", "off", "--page-size", "1000"],
});
const azure = azureClients(simulator);
print(`start with ${(await countMachines()).toLocaleString("en")} machines`, `${secondsSince(startedAt)} s`);
printMemory("memory after start");
await queryFleet();
printMemory("memory after reading the whole fleet");
await makeRestorePoints();
printMemory("memory after the restore points");
await simulator.stop();

async function countMachines(): Promise<number> {
  const { counts } = (await simulator.control("GET", "/state")) as { counts: Record<string, number> };
  return counts["virtualMachines"] ?? 0;
}

async function queryFleet(): Promise<void> {
  const query = "Resources | where type =~ 'microsoft.compute/virtualmachines' | order by id asc";
  const durations: number[] = [];
  let rows = 0;
  let skipToken: string | undefined;
  do {
    const askedAt = performance.now();
    const page = await azure.graph.resources({ query, options: { ...(skipToken && { skipToken }), top: 1000 } });
    durations.push(performance.now() - askedAt);
    rows += page.count;
    skipToken = page.skipToken;
  } while (skipToken !== undefined);
  const [first = 0, ...others] = durations;
  const mean = others.reduce((sum, duration) => sum + duration, 0) / others.length;
  print(`first page of 1,000 of ${rows.toLocaleString("en")} machines in Resource Graph`, `${Math.round(first)} ms`);
  print("each further page", `${Math.round(mean)} ms`);
}

async function makeRestorePoints(): Promise<void> {
  const vmIds = await someMachines(points);
  const token = (await azure.credential.getToken("https://management.azure.com/.default"))?.token ?? "";
  const { origin, caFile } = simulator;
  const clients = Array.from({ length: clientProcesses }, () =>
    fork(path.join(import.meta.dirname, "simulator/load-client.ts")),
  );
  await Promise.all(
    clients.map((client, index) => {
      const mine = vmIds.filter((_, position) => position % clientProcesses === index);
      client.send({ origin, caFile, token, vmIds: mine, connections: connectionsPerClient } satisfies LoadTask);
      return once(client, "message");
    }),
  );
  const before = usageOf(simulator.process.pid ?? 0);
  const begunAt = performance.now();
  const reports = await Promise.all(clients.map(runClient));
  const seconds = (performance.now() - begunAt) / 1000;
  const after = usageOf(simulator.process.pid ?? 0);
  const sum = (value: (report: LoadReport) => number) => reports.reduce((total, report) => total + value(report), 0);
  const made = sum((report) => report.made);
  print("restore points to completion (PUT, status, GET)", `${Math.round(made / seconds)} a second`);
  print("  requests", `${Math.round(sum((report) => report.requests) / seconds)} a second`);
  print("  machines of the fleet that could not have one", String(sum((report) => report.refused)));
  if (before === null || after === null) return;
  const perPoint = (cpuSeconds: number) => `${Math.round((cpuSeconds * 1e6) / made)} µs a point`;
  print("  processor time of the simulator", perPoint(after.cpuSeconds - before.cpuSeconds));
  print("  processor time of the clients", perPoint(sum((report) => report.cpuSeconds)));
}

async function runClient(client: ChildProcess): Promise<LoadReport> {
  client.send("go");
  const [report] = (await once(client, "message")) as [LoadReport];
  return report;
}

async function someMachines(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (const { subscriptionId } of await collect(azure.subscriptions.subscriptions.list())) {
    if (ids.length >= count || subscriptionId === undefined) break;
    for (const vm of await collect(azure.compute(subscriptionId).virtualMachines.listAll())) if (vm.id) ids.push(vm.id);
  }
  return ids.slice(0, count);
}

function printMemory(label: string): void {
  const usage = usageOf(simulator.process.pid ?? 0);
  if (usage) print(label, `${Math.round(usage.residentMb)} MB (at most ${Math.round(usage.peakMb)} MB)`);
}

function secondsSince(instant: number): string {
  return ((performance.now() - instant) / 1000).toFixed(1);
}

function print(label: string, value: string): void {
  console.log(`${label.padEnd(72, " ")} ${value}`);
}
