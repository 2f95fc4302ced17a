import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { copyMachine } from "#bench/fleet-backup/copy-machine.ts";
import { startBackupLimit } from "#lib/contracts/runs.ts";
import { createDb } from "#lib/db/client.ts";
import { budgetPolicies } from "#lib/domain/azure-budget/budget-policies.ts";
import { defaultPolicySettings } from "#lib/domain/policy/policy-settings.ts";
import { createQueue } from "#lib/queue/create-queue.ts";
import type { ServiceContext } from "#lib/services/context.ts";
import { requestSync } from "#lib/services/inventory/request-sync.ts";
import { createLogger } from "#lib/services/log/create-logger.ts";
import { createPolicy } from "#lib/services/policies/create-policy.ts";
import { configureBackup } from "#lib/services/protection/configure-backup.ts";
import { startBackup } from "#lib/services/runs/start-backup.ts";
import { createSealer } from "#lib/services/secrets/create-sealer.ts";
import { chunks } from "#lib/std/chunks.ts";
import { applyMigrations } from "#scripts/db/migrate.ts";
import { startScratchServer } from "#scripts/postgres/scratch-server.ts";
import { startSimulator } from "#tests/support/start-simulator.ts";
import { createWorkerContext } from "#worker/worker-context.ts";

/**
 * First backups of many VMs of one subscription and region, asked for at once, by several worker processes against the
 * simulator with its request limits on, in real time. Printed beside the time: what the limits allow at best, and how often
 * Azure had to refuse. 1,000 VMs take 17 minutes by the limits alone.
 * Run: `npm run bench -- fleet-backup [vms] [workers]`
 */
const vmCount = Number(process.argv[2] ?? 300);
const workerCount = Number(process.argv[3] ?? 2);
const secret = "a secret of the bench, long enough to seal with";
const dayMs = 86_400_000;

const [server, simulator] = await Promise.all([
  startScratchServer(),
  startSimulator({ operationMs: "10000-20000", args: ["--limits", "enforce"] }),
]);
const url = server.url("postgres");
await applyMigrations(url);
const db = createDb(url);
const log = createLogger("start", "silent");
const queue = await createQueue(url, "producer", log);
const ctx: ServiceContext = {
  ...createWorkerContext({
    db,
    queue,
    log,
    sealer: createSealer(secret),
    openAzure: () => {
      throw new Error("Only the workers talk to Azure.");
    },
  }),
  actor: { kind: "user", id: "bench", name: "Bench", userName: "bench@example.com", roles: ["Administrator"] },
};

const workers: ChildProcess[] = [];
try {
  workers.push(startWorker());
  await until(() => db.inventorySync.findFirst({ where: { endedAt: { not: null } } }));
  const vmIds = await protect(await makeVms());
  while (workers.length < workerCount) workers.push(startWorker());
  await measure(vmIds);
} finally {
  for (const worker of workers) worker.kill("SIGKILL");
  await queue.stop(1_000);
  await db.$disconnect();
  await simulator.stop();
  await server.stop();
}

function startWorker(): ChildProcess {
  const { clientId, clientSecret } = simulator.credentials.servicePrincipal;
  const { origin, caFile, credentials } = simulator;
  return spawn(process.execPath, ["worker/main.ts"], {
    env: {
      ...process.env,
      DATABASE_URL: url,
      STILLPOINT_SECRET: secret,
      LOG_LEVEL: "error",
      NODE_EXTRA_CA_CERTS: caFile,
      STILLPOINT_DEMO_CONNECTION: JSON.stringify({
        name: "Bench",
        tenantId: credentials.tenantId,
        clientId,
        clientSecret,
        authorityHost: origin,
        armEndpoint: origin,
      }),
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
}

/** Copies of a machine that crash-consistent backup takes as it is, once an inventory pass has met them. */
async function makeVms(): Promise<string[]> {
  const template = await db.virtualMachine.findFirstOrThrow({
    where: { assessments: { some: { mode: "CrashConsistent", verdict: "eligible" } } },
    orderBy: { name: "asc" },
  });
  await copyMachine(simulator, template.armId, vmCount);
  const where = { name: { startsWith: `${template.name}-copy-` } };
  const passes = await db.inventorySync.count({ where: { endedAt: { not: null } } });
  await requestSync(ctx, { connectionId: null });
  await until(async () => (await db.inventorySync.count({ where: { endedAt: { not: null } } })) > passes);
  const vms = await db.virtualMachine.findMany({ where, select: { id: true } });
  return vms.map(({ id }) => id);
}

async function protect(vmIds: string[]): Promise<string[]> {
  const settings = { ...defaultPolicySettings, schedule: { frequency: "Daily" as const, startTime: farFromNow() } };
  const policy = await createPolicy(ctx, { name: "bench", settings });
  if (!policy.ok) throw new Error(policy.error.message);
  const configured: string[] = [];
  for (const some of chunks(vmIds, 100)) {
    const result = await configureBackup(ctx, {
      policyId: policy.value.policyId,
      vms: some.map((vmId) => ({
        vmId,
        excludedDiskNames: [],
        acceptedWarnings: [],
        osDiskLeftOutAcknowledged: false,
      })),
    });
    if (!result.ok) throw new Error(result.error.message);
    configured.push(...result.value.outcomes.filter(({ outcome }) => outcome === "configured").map(({ vmId }) => vmId));
  }
  return configured;
}

async function measure(vmIds: string[]): Promise<void> {
  const startedAt = Date.now();
  const keepUntil = new Date(startedAt + 30 * dayMs).toISOString();
  for (const some of chunks(vmIds, startBackupLimit)) {
    const started = await startBackup(ctx, { virtualMachineIds: some, keepUntil });
    if (!started.ok) throw new Error(started.error.message);
  }
  const isOver = async () => (await db.run.count({ where: { kind: "Backup", endedAt: null } })) === 0;
  await until(isOver);
  const last = await db.restorePoint.aggregate({ _max: { takenAt: true } });
  const lastMs = (last._max.takenAt?.getTime() ?? Number.NaN) - startedAt;
  const { capacity, refillPerMinute } = budgetPolicies.createPoint;
  const allowedMs = Math.ceil(Math.max(0, vmIds.length - capacity) / refillPerMinute) * 60_000;
  const states = await db.run.groupBy({ by: ["status"], where: { kind: "Backup" }, _count: true });
  const { requests } = (await simulator.control("GET", "/journal?status=429&limit=10000")) as {
    requests: { operation: string | null }[];
  };
  console.log(
    `${vmIds.length} VMs, ${workerCount} workers: ${states.map((row) => `${row.status} ${row._count}`).join(", ")}`,
  );
  console.log(`last restore point after ${seconds(lastMs)}; the limits allow it after ${seconds(allowedMs)}`);
  console.log(`${(lastMs / allowedMs).toFixed(2)} times what the limits allow; refused by a limit: ${requests.length}`);
  for (const [operation, refused] of Object.entries(Object.groupBy(requests, (row) => row.operation ?? "unknown"))) {
    console.log(`  ${refused?.length} ${operation}`);
  }
}

/** A time of day at which no scheduled backup comes in between. */
function farFromNow(): string {
  const hour = (new Date().getUTCHours() + 12) % 24;
  return `${String(hour).padStart(2, "0")}:00`;
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}

async function until<Value>(look: () => Promise<Value>): Promise<Value> {
  for (;;) {
    const value = await look();
    if (value) return value;
    await sleep(500);
  }
}
