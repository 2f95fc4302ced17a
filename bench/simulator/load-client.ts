import { readFileSync } from "node:fs";
import { connect, type HttpConnection } from "#bench/simulator/http-connection.ts";

/**
 * A process that makes restore points to completion (PUT, the status until it has ended, GET) for its share of machines,
 * over several connections. It reads its task from its environment and reports to its parent.
 */
export type LoadTask = { origin: string; caFile: string; token: string; vmIds: string[]; connections: number };
export type LoadReport = { made: number; refused: number; requests: number; seconds: number; cpuSeconds: number };

const version = "api-version=2024-07-01";

process.once("message", (task: LoadTask) => {
  run(task).then(
    (report) => process.send?.(report, () => process.exit(0)),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    },
  );
});

async function run({ origin, caFile, token, vmIds, connections }: LoadTask): Promise<LoadReport> {
  const ca = readFileSync(caFile, "utf8");
  const opened = await Promise.all(Array.from({ length: connections }, () => connect(origin, ca, token)));
  const prepared = [...vmIds];
  await Promise.all(opened.map((connection) => putCollections(connection, prepared)));
  process.send?.("ready");
  await new Promise((resolve) => process.once("message", resolve));
  const report = { made: 0, refused: 0, requests: 0, seconds: 0, cpuSeconds: 0 };
  const before = process.cpuUsage();
  const startedAt = performance.now();
  const left = [...vmIds];
  await Promise.all(opened.map((connection) => makePoints(connection, left, report)));
  const { user, system } = process.cpuUsage(before);
  for (const connection of opened) connection.close();
  return { ...report, seconds: (performance.now() - startedAt) / 1000, cpuSeconds: (user + system) / 1e6 };
}

function collectionOf(vmId: string): string {
  const [scope, name] = vmId.split("/providers/Microsoft.Compute/virtualMachines/");
  return `${scope}/providers/Microsoft.Compute/restorePointCollections/bench-${name}`;
}

async function putCollections(connection: HttpConnection, vmIds: string[]): Promise<void> {
  for (let id = vmIds.pop(); id !== undefined; id = vmIds.pop()) {
    const vm = await connection.ask("GET", `${id}?${version}`);
    const { location } = JSON.parse(vm.body) as { location: string };
    const body = JSON.stringify({ location, properties: { source: { id } } });
    await connection.ask("PUT", `${collectionOf(id)}?${version}`, body);
  }
}

const crashConsistent = JSON.stringify({ properties: { consistencyMode: "CrashConsistent" } });

async function makePoints(connection: HttpConnection, vmIds: string[], report: LoadReport): Promise<void> {
  for (let id = vmIds.pop(); id !== undefined; id = vmIds.pop()) {
    const point = `${collectionOf(id)}/restorePoints/p1?${version}`;
    const created = await connection.ask("PUT", point, crashConsistent);
    report.requests += 1;
    const status = /\r\nazure-asyncoperation: https:\/\/[^/]+([^\r]+)/i.exec(created.headers)?.[1];
    if (created.status !== 201 || status === undefined) {
      report.refused += 1;
      continue;
    }
    for (let isRunning = true; isRunning; ) {
      const { body } = await connection.ask("GET", status);
      report.requests += 1;
      isRunning = body.includes('"InProgress"');
    }
    const { body } = await connection.ask("GET", point);
    report.requests += 1;
    if (!body.includes('"provisioningState":"Succeeded"')) throw new Error(`The point was not made: ${body}`);
    report.made += 1;
  }
}
