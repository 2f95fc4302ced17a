import { type ControlCall, type ControlHandler, refuse } from "#simulator/control/control-call.ts";
import { changeIdentity, identityStateOf } from "#simulator/entra/identity-state.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject } from "#simulator/json.ts";
import type { Simulator } from "#simulator/simulator.ts";
import type { IdentityState } from "#simulator/world/tenant-records.ts";

/** What an administrator of the tenant does to users, applications and keys. */
export const identityRoutes: Record<string, ControlHandler> = {
  "GET /identities": ({ simulator }) => ({
    status: 200,
    body: { identities: namedIdentities(simulator).map(shown(simulator)) },
  }),
  "POST /identities": changeOne,
  "POST /signing-keys": changeKeys,
  "POST /metadata-service": planMetadataAnswer,
};

type Named = { objectId: string; name: string };

function namedIdentities({ directory }: Simulator): Named[] {
  const { servicePrincipal, signInApplication, users } = directory;
  return [
    { objectId: servicePrincipal.objectId, name: servicePrincipal.clientId },
    { objectId: signInApplication.objectId, name: signInApplication.clientId },
    ...users.map(({ oid, userPrincipalName }) => ({ objectId: oid, name: userPrincipalName })),
  ];
}

const shown =
  ({ world }: Simulator) =>
  ({ objectId, name }: Named): unknown => ({ ...identityStateOf(world, objectId), name });

const switches = {
  disabled: "isDisabled",
  secretExpired: "isSecretExpired",
  certificateExpired: "isCertificateExpired",
  consentMissing: "needsConsent",
} as const satisfies Record<string, keyof IdentityState>;

/** `name` is a user's name or an application's client id; without one it is the service principal. */
function changeOne({ simulator, content }: ControlCall): Answer {
  const wanted = isObject(content) ? content : {};
  const name = wanted["name"] ?? simulator.directory.servicePrincipal.clientId;
  const identity = namedIdentities(simulator).find((known) => known.name === name);
  if (identity === undefined) return refuse(`There is no user or application with the name '${String(name)}'.`);
  const change = readChange(wanted);
  if (typeof change === "string") return refuse(change);
  changeIdentity(simulator.world, identity.objectId, change);
  simulator.persist();
  return { status: 200, body: shown(simulator)(identity) };
}

function readChange(wanted: Record<string, unknown>): Partial<IdentityState> | string {
  const change: Partial<IdentityState> = {};
  for (const [key, value] of Object.entries(wanted)) {
    if (key === "name") continue;
    if (typeof value !== "boolean") return `${key} must be true or false.`;
    const property = switches[key as keyof typeof switches];
    if (property !== undefined) change[property] = value;
    else if (key === "sessionsRevoked" && value) change.revokedAt = Date.now();
    else if (key === "tokensChallenged" && value) change.challengedAt = Math.floor(Date.now() / 1000) + 1;
    else if (key !== "sessionsRevoked" && key !== "tokensChallenged")
      return `${key} is none of ${[...Object.keys(switches), "sessionsRevoked", "tokensChallenged"].join(", ")}.`;
  }
  return change;
}

/** `roll`: a new key signs from now on. `forget`: only the newest is still known, tokens of the others are worth nothing. */
function changeKeys({ simulator, content }: ControlCall): Answer {
  const action = isObject(content) ? content["action"] : undefined;
  if (action === "roll") simulator.keys.roll();
  else if (action === "forget") simulator.keys.forgetOlder();
  else return refuse("action must be 'roll' or 'forget'.");
  return { status: 200, body: { keys: simulator.keys.published().map(({ keyId }) => keyId) } };
}

const metadataStatuses = [404, 410, 429, 500, 503];

/** The next calls of the instance metadata service are answered with this status. */
function planMetadataAnswer({ simulator, content }: ControlCall): Answer {
  const { status, times = 1 } = isObject(content) ? content : {};
  if (typeof status !== "number" || !metadataStatuses.includes(status))
    return refuse(`status must be one of ${metadataStatuses.join(", ")}.`);
  if (typeof times !== "number" || !Number.isInteger(times) || times < 1)
    return refuse("times must be a whole number from 1.");
  simulator.signIn.metadataRefusals.push(...Array<number>(times).fill(status));
  return { status: 204 };
}
