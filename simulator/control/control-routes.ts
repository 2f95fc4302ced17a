import { settleDue } from "#simulator/arm/settle-due.ts";
import { changeDisk, deleteMachine } from "#simulator/control/change-world.ts";
import { readFault } from "#simulator/control/read-fault.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject } from "#simulator/json.ts";
import type { Simulator } from "#simulator/simulator.ts";
import type { Grant } from "#simulator/world/records.ts";
import { everything, type TableName } from "#simulator/world/world.ts";

type ControlCall = { simulator: Simulator; url: URL; content: unknown };
type ControlHandler = (call: ControlCall) => Answer;

/** What tests and demonstrations can do to the simulated cloud from outside. */
export const controlRoutes: Record<string, ControlHandler> = {
  "POST /clock/advance": advanceClock,
  "GET /state": showState,
  "GET /journal": showJournal,
  "GET /faults": ({ simulator }) => ({ status: 200, body: { faults: simulator.faults.list() } }),
  "POST /faults": addFault,
  "DELETE /faults": clearFaults,
  "POST /access": changeAccess,
  "POST /machines/delete": ({ simulator, content }) => done(deleteMachine(simulator, content)),
  "POST /disks/change": ({ simulator, content }) => done(changeDisk(simulator, content)),
};

function advanceClock({ simulator, content }: ControlCall): Answer {
  const seconds = isObject(content) ? content["seconds"] : undefined;
  if (typeof seconds !== "number" || !(seconds >= 0))
    return refuse("seconds must be a number of seconds, not negative: the clock never goes back.");
  const { clock, world } = simulator;
  clock.advance(seconds * 1000);
  const meta = world.meta.get("meta");
  if (meta) world.meta.put({ ...meta, clockOffsetMs: clock.offsetMs() });
  settleDue(world, clock.now());
  return { status: 200, body: clockOf(simulator) };
}

function clockOf({ clock }: Simulator): { now: string; offsetSeconds: number } {
  return { now: new Date(clock.now()).toISOString(), offsetSeconds: clock.offsetMs() / 1000 };
}

const countedTables: TableName[] = [
  "subscriptions",
  "resourceGroups",
  "virtualMachines",
  "disks",
  "collections",
  "restorePoints",
  "locks",
  "operations",
];

function showState({ simulator }: ControlCall): Answer {
  const { world, journal, faults, clock } = simulator;
  settleDue(world, clock.now());
  const counts = Object.fromEntries(countedTables.map((name) => [name, world[name].size]));
  return {
    status: 200,
    body: { clock: clockOf(simulator), counts, requests: journal.count(), faults: faults.list().length },
  };
}

function showJournal({ simulator, url }: ControlCall): Answer {
  const limit = Number(url.searchParams.get("limit") ?? 100);
  if (!(Number.isInteger(limit) && limit > 0)) return refuse("limit must be a positive whole number.");
  return { status: 200, body: { requests: simulator.journal.latest(limit) } };
}

function addFault({ simulator, content }: ControlCall): Answer {
  const fault = readFault(content);
  if (typeof fault === "string") return refuse(fault);
  simulator.faults.add(fault);
  return { status: 201, body: fault };
}

function clearFaults({ simulator }: ControlCall): Answer {
  simulator.faults.clear();
  return { status: 204 };
}

const grants: readonly Grant[] = ["full", "read", "visible", "none"];

/** Changes what a principal may do; without `principalId` it is the service principal, without a subscription all. */
function changeAccess({ simulator, content }: ControlCall): Answer {
  const { world, directory } = simulator;
  const wanted = isObject(content) ? content : {};
  const grant = grants.find((candidate) => candidate === wanted["grant"]);
  if (grant === undefined) return refuse(`grant must be one of ${grants.join(", ")}.`);
  const principalId = String(wanted["principalId"] ?? directory.servicePrincipal.objectId);
  const all = world.subscriptions.list(everything).map((subscription) => subscription.subscriptionId);
  const subscriptionId = wanted["subscriptionId"];
  if (subscriptionId !== undefined && !all.some((id) => id === subscriptionId))
    return refuse("There is no subscription with this subscriptionId.");
  for (const id of subscriptionId === undefined ? all : [String(subscriptionId)]) {
    world.grants.put({ id: `${principalId}|${id}`, principalId, subscriptionId: id, grant });
  }
  return { status: 200, body: { principalId, subscriptionId: subscriptionId ?? null, grant } };
}

const done = (problem: string | null): Answer => (problem === null ? { status: 204 } : refuse(problem));

function refuse(message: string): Answer {
  return { status: 400, body: { error: { code: "BadRequest", message } } };
}
