import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { AzurePort } from "#lib/azure/port.ts";
import { createDb, type Db } from "#lib/db/client.ts";
import { defaultPolicySettings, type PolicySettings } from "#lib/domain/policy/policy-settings.ts";
import { createQueue } from "#lib/queue/create-queue.ts";
import type { ServiceContext } from "#lib/services/context.ts";
import { createLogger } from "#lib/services/log/create-logger.ts";
import { createPolicy } from "#lib/services/policies/create-policy.ts";
import { configureBackup } from "#lib/services/protection/configure-backup.ts";
import { planDeletions } from "#lib/services/retention/plan-deletions.ts";
import { startBackup } from "#lib/services/runs/start-backup.ts";
import { createSealer } from "#lib/services/secrets/create-sealer.ts";
import { openPort } from "#tests/contract/azure/open-port.ts";
import { createWorkerContext } from "#worker/worker-context.ts";
import { createTestDatabase, type TestDatabase } from "./postgres.ts";
import { type StartedSimulator, startSimulator } from "./start-simulator.ts";

/** Everything real but the browser: PostgreSQL, queue, simulator over TLS, and worker processes that can be killed. */
export type RealEngine = {
  db: Db;
  simulator: StartedSimulator;
  azure: AzurePort;
  startWorker(): Promise<ChildProcess>;
  /** Protects the VM by a policy of its own. */
  protect(vmName: string, settings?: Partial<PolicySettings>): Promise<string>;
  backUp(vmRowId: string): Promise<string>;
  /** What the worker's clock does in its own time, at once. */
  planDeletions(): Promise<number>;
  /** Waits for the run that the planner makes of a due item. */
  untilPlanned(vmRowId: string): Promise<string>;
  /** Waits for a state or status, by looking. */
  untilRun(runId: string, isThere: (run: RunLook) => boolean): Promise<RunLook>;
  stop(): Promise<void>;
};

export type RunLook = Awaited<ReturnType<typeof lookAt>>;

const lookAt = (db: Db, runId: string) =>
  db.run.findUniqueOrThrow({
    where: { id: runId },
    include: {
      events: { orderBy: { seq: "asc" } },
      restorePoints: { orderBy: { createdAt: "asc" }, include: { diskRestorePoints: true } },
    },
  });

const secret = "a secret of the tests, long enough to seal with";

/** @param openDatabase for who is not a test: a migrated database, and how to get rid of it */
export async function startRealEngine(
  operationMs: string,
  openDatabase: () => Promise<TestDatabase> = createTestDatabase,
): Promise<RealEngine> {
  const [database, simulator] = await Promise.all([openDatabase(), startSimulator({ operationMs })]);
  const db = createDb(database.url);
  const log = createLogger("start", "silent");
  const queue = await createQueue(database.url, "producer", log);
  const system = createWorkerContext({
    db,
    queue,
    log,
    sealer: createSealer(secret),
    openAzure: () => openPort(simulator),
  });
  const ctx: ServiceContext = {
    ...system,
    actor: { kind: "user", id: "u", name: "Olga", userName: "olga@contoso.example", roles: ["Administrator"] },
  };
  const workers = new Set<ChildProcess>();

  return {
    db,
    simulator,
    azure: openPort(simulator),
    async startWorker() {
      const worker = spawn(process.execPath, ["worker/main.ts"], {
        env: workerEnvironment(database.url, simulator),
        stdio: ["ignore", "pipe", "inherit"],
      });
      workers.add(worker);
      await readyLine(worker);
      return worker;
    },
    async protect(vmName, settings = {}) {
      const vm = await untilThere(() => db.virtualMachine.findFirst({ where: { name: vmName } }));
      const policy = await createPolicy(ctx, {
        name: `policy-of-${vmName}`,
        settings: { ...defaultPolicySettings, ...settings },
      });
      if (!policy.ok) throw new Error(policy.error.message);
      const result = await configureBackup(ctx, {
        policyId: policy.value.policyId,
        vms: [{ vmId: vm.id, excludedDiskNames: [], acceptedWarnings: [], osDiskLeftOutAcknowledged: false }],
      });
      if (!result.ok) throw new Error(result.error.message);
      const reason = result.value.outcomes[0]?.reason;
      if (reason) throw new Error(reason);
      return vm.id;
    },
    async backUp(vmRowId) {
      const keepUntil = new Date(Date.now() + 86_400_000).toISOString();
      const result = await startBackup(ctx, { virtualMachineIds: [vmRowId], keepUntil });
      if (!result.ok) throw new Error(result.error.message);
      const [outcome] = result.value;
      if (!outcome?.runId) throw new Error(outcome?.refusal ?? "no run");
      return outcome.runId;
    },
    planDeletions: () => planDeletions(system),
    async untilPlanned(virtualMachineId) {
      const where = { virtualMachineId, trigger: "Scheduled" as const };
      return (await untilThere(() => db.run.findFirst({ where, select: { id: true } }))).id;
    },
    untilRun: (runId, isThere) =>
      untilThere(async () => {
        const run = await lookAt(db, runId);
        return isThere(run) ? run : null;
      }),
    async stop() {
      for (const worker of workers) worker.kill("SIGKILL");
      await queue.stop(1_000);
      await db.$disconnect();
      await simulator.stop();
      await database.drop();
    },
  };
}

function workerEnvironment(databaseUrl: string, simulator: StartedSimulator): NodeJS.ProcessEnv {
  const { origin, caFile, credentials } = simulator;
  const { clientId, clientSecret } = credentials.servicePrincipal;
  return {
    ...process.env,
    DATABASE_URL: databaseUrl,
    STILLPOINT_SECRET: secret,
    LOG_LEVEL: "error",
    NODE_EXTRA_CA_CERTS: caFile,
    STILLPOINT_PRICES_ENDPOINT: origin,
    STILLPOINT_DEMO_CONNECTION: JSON.stringify({
      name: "Contoso",
      tenantId: credentials.tenantId,
      clientId,
      clientSecret,
      authorityHost: origin,
      armEndpoint: origin,
    }),
  };
}

async function readyLine(worker: ChildProcess): Promise<void> {
  for await (const chunk of worker.stdout ?? []) {
    if (String(chunk).includes('"ready":true')) break;
  }
  worker.stdout?.resume();
}

/** Looks until there is something; the test's own time limit ends it otherwise. */
async function untilThere<Value>(look: () => Promise<Value | null>): Promise<Value> {
  for (;;) {
    const value = await look();
    if (value !== null) return value;
    await sleep(25);
  }
}

export async function kill(worker: ChildProcess): Promise<void> {
  const gone = once(worker, "exit");
  worker.kill("SIGKILL");
  await gone;
}
