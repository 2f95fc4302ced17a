import { rawArm } from "#tests/support/azure-clients.ts";
import type { RestorePointBench } from "#tests/support/restore-point-bench.ts";
import { refusal } from "./catalogue-row.ts";

let count = 0;
/** A name that no other row uses. */
export const fresh = (what: string): string => `${what}-${++count}`;

/** Sets something over the control port. */
export const control = (bench: RestorePointBench, route: string, body: Record<string, unknown>): Promise<unknown> =>
  bench.simulator.control("POST", route, body);

/** Takes an application-consistent point of a machine in whose guest something is wrong, and heals it. */
export async function withGuest(
  bench: RestorePointBench,
  name: string,
  fault: Record<string, string>,
): Promise<unknown> {
  await letPass(bench);
  await control(bench, "/machines/guest", { name, ...fault });
  try {
    return await bench.protect(name, { point: fresh("guest"), crash: false });
  } finally {
    const healthy = Object.fromEntries(Object.keys(fault).map((part) => [part, "ok"]));
    await control(bench, "/machines/guest", { name, ...healthy });
  }
}

/** So much time that no limit of a machine stands in the way of the next row. */
export const letPass = (bench: RestorePointBench): Promise<unknown> =>
  control(bench, "/clock/advance", { seconds: 4 * 60 * 60 });

/** A request of any version, with the token given or the service principal's. */
export async function ask(
  bench: RestorePointBench,
  method: string,
  path: string,
  options: { version?: string; body?: unknown; token?: string } = {},
): Promise<unknown> {
  const { version = "2024-07-01", body, token } = options;
  const credential =
    token === undefined
      ? bench.azure.credential
      : { getToken: () => Promise.resolve({ token, expiresOnTimestamp: Date.now() + 60_000 }) };
  const answer = await rawArm(bench.simulator, credential, method, `${path}?api-version=${version}`, body);
  return answer.status < 400 ? answer : refusal(answer);
}

/** The path of the machine's own collection, which exists afterwards. */
export async function collectionOf(bench: RestorePointBench, name: string): Promise<string> {
  const { vm, group, client } = bench.machine(name);
  const collection = `rpc-${name}`;
  await client.restorePointCollections.createOrUpdate(group, collection, {
    location: vm.location,
    source: { id: vm.id },
  });
  return `${vm.id.split("/virtualMachines/")[0]}/restorePointCollections/${collection}`;
}

/** A running operation. The client's poller would end an `await` only with the operation, so it is wrapped. */
type Begun = { poller: PromiseLike<unknown> };

/** Begins a crash-consistent point, where operations end only when the clock is moved. */
export async function begin(bench: RestorePointBench, name: string, point: string): Promise<Begun> {
  const { group, client } = bench.machine(name);
  await collectionOf(bench, name);
  const poller = client.restorePoints.create(group, `rpc-${name}`, point, { consistencyMode: "CrashConsistent" });
  await poller.submitted();
  return { poller };
}

/** Lets what has begun come to its end. */
export async function ended(bench: RestorePointBench, { poller }: Begun): Promise<unknown> {
  await control(bench, "/clock/advance", { seconds: 60 });
  return poller;
}
