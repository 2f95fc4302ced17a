import { createHash } from "node:crypto";
import type { Db } from "#lib/db/client.ts";
import { rolesFromClaims } from "#lib/domain/access/roles.ts";
import { recordSignIn } from "#lib/services/access/record-sign-in.ts";
import type { AzureContext } from "#lib/services/azure-context.ts";
import type { ServiceContext } from "#lib/services/context.ts";
import { uuidV7 } from "#lib/std/uuid.ts";
import type { DemoClock } from "./demo-clock.ts";
import type { DemoQueue } from "./demo-queue.ts";
import { granted } from "./granted.ts";
import type { SimulatorControl } from "./simulator-control.ts";
import type { SimulatorFile } from "./simulator-file.ts";

/** The product's verbs under a clock of our own, the cloud that they work on, and the people who use them. */
export type DemoWorld = {
  db: Db;
  clock: DemoClock;
  queue: DemoQueue;
  cloud: SimulatorControl;
  worker: AzureContext;
  planner: AzureContext;
  /** Somebody signs in, by the name before the @. */
  signIn: (name: string) => Promise<ServiceContext>;
};

type Parts = Pick<AzureContext, "db" | "log" | "sealer" | "openAzure"> & {
  clock: DemoClock;
  queue: DemoQueue;
  cloud: SimulatorControl;
  simulator: SimulatorFile;
};

/** Chance that is the same in every demo: jitter and names follow from ids. */
const seed = "stillpoint-demo";

export function createDemoWorld({ clock, cloud, simulator, ...parts }: Parts): DemoWorld {
  let count = 0;
  const randomBytes = () => createHash("sha256").update(`${seed}/${count++}`).digest().subarray(0, 10);
  const worker: AzureContext = {
    ...parts,
    actor: { kind: "system", name: "worker" },
    now: clock.now,
    newId: () => uuidV7(clock.now().getTime(), randomBytes()),
    requestId: "demo-history",
    idempotencyKey: null,
  };
  return {
    db: parts.db,
    clock,
    queue: parts.queue,
    cloud,
    worker,
    planner: { ...worker, actor: { kind: "system", name: "planner" } },
    async signIn(wanted) {
      const user = simulator.users.find(({ userPrincipalName }) => userPrincipalName.startsWith(`${wanted}@`));
      if (!user) throw new Error(`The simulator has no user ${wanted}.`);
      const { name, userPrincipalName: userName, oid: objectId } = user;
      const roles = rolesFromClaims(user.roles);
      const identity = { objectId, tenantId: simulator.tenantId, name, userName, roles };
      const { userId } = granted(await recordSignIn(worker, identity));
      return { ...worker, actor: { kind: "user", id: userId, name, userName, roles } };
    },
  };
}
