import type { Logger } from "pino";
import type { Db } from "#lib/db/client.ts";
import type { Role } from "#lib/domain/access/roles.ts";
import type { Queue } from "#lib/queue/queue.ts";

export type Actor =
  | { kind: "user"; id: string; name: string; userName: string; roles: Role[] }
  | { kind: "system"; name: "planner" | "worker" | "start" | "web" }
  /** A protection rule, which somebody made and the worker applies. */
  | { kind: "rule"; name: string };

/** The world a service verb sees. Clock and ids are handed in so that tests and time-lapse decide them. */
export type ServiceContext = {
  db: Db;
  queue: Queue;
  actor: Actor;
  now: () => Date;
  newId: () => string;
  log: Logger;
  /** Seals and opens connection secrets with the installation's key. */
  sealer: Sealer;
  requestId: string;
  /** Idempotency key of the command, from the browser; null for system work. */
  idempotencyKey: string | null;
};

export type Sealer = { seal(plain: string): string; open(sealed: string): string };

export function actorName(actor: Actor): string {
  if (actor.kind === "user") return actor.userName;
  return actor.kind === "rule" ? `rule ${actor.name}` : `system/${actor.name}`;
}
