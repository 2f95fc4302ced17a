import { settleDue } from "#simulator/arm/settle-due.ts";
import { causeRoutes } from "#simulator/causes/cause-routes.ts";
import { changeDisk, deleteMachine } from "#simulator/control/change-world.ts";
import { clockOf, clockRoutes } from "#simulator/control/clock-routes.ts";
import { type ControlCall, type ControlHandler, refuse } from "#simulator/control/control-call.ts";
import { faultRoutes } from "#simulator/control/fault-routes.ts";
import { identityRoutes } from "#simulator/control/identity-routes.ts";
import { pageRoutes } from "#simulator/control/page/page-routes.ts";
import { putRecords } from "#simulator/control/put-records.ts";
import { showJournal } from "#simulator/control/show-journal.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject } from "#simulator/json.ts";
import type { Grant } from "#simulator/world/records.ts";
import { everything, type TableName } from "#simulator/world/world.ts";

/** What tests and demonstrations can do to the simulated cloud from outside. */
const apiRoutes: Record<string, ControlHandler> = {
  "GET /state": showState,
  ...clockRoutes,
  ...faultRoutes,
  ...identityRoutes,
  ...causeRoutes,
  "GET /journal": showJournal,
  "POST /access": changeAccess,
  "POST /machines/delete": ({ simulator, content }) => done(deleteMachine(simulator, content)),
  "POST /disks/change": ({ simulator, content }) => done(changeDisk(simulator, content)),
  "POST /world/records": ({ simulator, content }) => done(putRecords(simulator, content)),
};

export const controlRoutes: Record<string, ControlHandler> = { ...apiRoutes, ...pageRoutes(apiRoutes) };

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
    body: { clock: clockOf(simulator.clock), counts, requests: journal.count(), faults: faults.list().length },
  };
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
