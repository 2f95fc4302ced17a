import { RecoveryServicesClient } from "@azure/arm-recoveryservices";
import { RecoveryServicesBackupClient } from "@azure/arm-recoveryservicesbackup";
import { createDefaultHttpClient, createPipelineRequest } from "@azure/core-rest-pipeline";
import { type RawAnswer, rawArm } from "#tests/support/azure-clients.ts";
import { type RestorePointBench, startBench } from "#tests/support/restore-point-bench.ts";
import type { StartSimulatorOptions } from "#tests/support/start-simulator.ts";

export type BackupBench = RestorePointBench & {
  subscriptionId: string;
  vaults: RecoveryServicesClient;
  backup: RecoveryServicesBackupClient;
  arm(method: string, path: string, body?: unknown): Promise<RawAnswer>;
  /** A request by the client's own pipeline, which is how a property is sent that its api-version does not know. */
  raw(method: "GET" | "PUT", path: string, body?: unknown): Promise<{ status: number; body: Record<string, unknown> }>;
  advance(seconds: number): Promise<void>;
  /** Moves the clock to the next time that it is this hour, UTC, so that a test means the same at every time of the day. */
  advanceToHour(hour: number): Promise<void>;
  /** Waits for an accepted request of the backup service, by its status address, and gives the name of its job. */
  settled(accepted: RawAnswer): Promise<{ status: string; jobId: string; error?: { code: string; message: string } }>;
};

/** Below a vault of the group `rg-web-prod-weu`. */
export const group = "rg-web-prod-weu";
export const fleetVault = "rsv-contoso-weu";

/** A simulator whose operations take ten seconds of a clock that only the test moves, with the real backup clients. */
export async function startBackupBench(options: StartSimulatorOptions = {}): Promise<BackupBench> {
  const bench = await startBench({ operationMs: "10-20", ...options });
  const subscriptionId = bench.machine("erp-db-01").vm.id.split("/")[2] ?? "";
  const { simulator, azure } = bench;
  const common = { endpoint: simulator.origin, retryOptions: { maxRetries: 0 } };
  const vaults = new RecoveryServicesClient(azure.credential, subscriptionId, common);
  const backup = new RecoveryServicesBackupClient(azure.credential, subscriptionId, {
    ...common,
    credentialScopes: ["https://management.azure.com/.default"],
  });
  const arm = (method: string, path: string, body?: unknown) => rawArm(simulator, azure.credential, method, path, body);
  return {
    ...bench,
    subscriptionId,
    vaults,
    backup,
    arm,
    async raw(method, path, body) {
      const request = createPipelineRequest({
        url: `${simulator.origin}${path}`,
        method,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      request.headers.set("content-type", "application/json");
      const answer = await backup.pipeline.sendRequest(createDefaultHttpClient(), request);
      return { status: answer.status, body: JSON.parse(answer.bodyAsText || "{}") as Record<string, unknown> };
    },
    async advance(seconds) {
      await simulator.control("POST", "/clock/advance", { seconds });
    },
    async advanceToHour(hour) {
      const { clock } = (await simulator.control("GET", "/state")) as { clock: { now: string } };
      const target = new Date(clock.now).setUTCHours(hour, 0, 0, 0);
      const seconds = (target - Date.parse(clock.now)) / 1000;
      await simulator.control("POST", "/clock/advance", { seconds: seconds < 0 ? seconds + 24 * 3600 : seconds });
    },
    async settled(accepted) {
      await simulator.control("POST", "/clock/advance", { seconds: 1 });
      const answer = await arm("GET", accepted.headers.get("azure-asyncoperation") ?? "");
      const body = answer.body as {
        status: string;
        properties?: { jobId: string };
        error?: { code: string; message: string };
      };
      return { status: body.status, jobId: body.properties?.jobId ?? "", ...(body.error && { error: body.error }) };
    },
  };
}

/** Names by which a vault knows a machine. */
export function namesOf(vmId: string): { container: string; item: string } {
  const [, , , , resourceGroup = "", , , , name = ""] = vmId.split("/");
  const container = `iaasvmcontainerv2;${resourceGroup};${name}`.toLowerCase();
  return { container: `IaasVMContainer;${container}`, item: `VM;${container}` };
}
