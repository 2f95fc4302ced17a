import { readFileSync } from "node:fs";
import type { AzureConnectionSettings } from "#lib/azure/connection/connection-settings.ts";
import { createAzurePort } from "#lib/azure/create-azure-port.ts";
import type { AzureAnswer, AzurePort, OperationHandle, OperationReading } from "#lib/azure/port.ts";
import type { StartedSimulator } from "#tests/support/start-simulator.ts";

type Credential = AzureConnectionSettings["credential"];

export function secretOf(simulator: StartedSimulator): Credential {
  const { clientId, clientSecret } = simulator.credentials.servicePrincipal;
  return { kind: "ClientSecret", clientId, clientSecret };
}

export function certificateOf(simulator: StartedSimulator): Credential {
  const { clientId, certificateFile } = simulator.credentials.servicePrincipal;
  return { kind: "Certificate", clientId, certificatePem: readFileSync(certificateFile, "utf8") };
}

/** The real adapter over the simulator: the same code as against Azure, other addresses. */
export function openPort(
  simulator: StartedSimulator,
  change: Partial<AzureConnectionSettings> = {},
  options: Parameters<typeof createAzurePort>[1] = {},
): AzurePort {
  const settings = {
    tenantId: simulator.credentials.tenantId,
    authorityHost: simulator.origin,
    armEndpoint: simulator.origin,
    cloud: "AzureCloud" as const,
    credential: secretOf(simulator),
    ...change,
  };
  return createAzurePort(settings, options);
}

/** The value of an answer that must be one. */
export function valueFrom<Value>(answer: AzureAnswer<Value>): Value {
  if (answer.ok) return answer.value;
  throw new Error(`Azure refused: ${JSON.stringify(answer.failure)}`);
}

export async function pollToEnd(port: AzurePort, handle: OperationHandle): Promise<OperationReading> {
  for (;;) {
    const reading = valueFrom(await port.pollOperation(handle));
    if (reading.state !== "running") return reading;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

type JournalEntry = {
  method: string;
  path: string;
  operation: string | null;
  status: number | "cut";
  correlationId: string;
};

/** Requests that reached Resource Manager since `work` began. */
export async function requestsOf(simulator: StartedSimulator, work: () => Promise<unknown>): Promise<JournalEntry[]> {
  const count = async () => ((await simulator.control("GET", "/state")) as { requests: number }).requests;
  const before = await count();
  await work();
  const added = (await count()) - before;
  if (added === 0) return [];
  const journal = (await simulator.control("GET", `/journal?limit=${added}`)) as { requests: JournalEntry[] };
  return journal.requests.filter(({ path }) => /^\/(subscriptions|providers)\b/i.test(path));
}
