import { setTimeout as sleepMs } from "node:timers/promises";
import { beginDeletion } from "./calls/begin-deletion.ts";
import { beginRestorePoint } from "./calls/begin-restore-point.ts";
import { checkPermissions } from "./calls/check-permissions.ts";
import { ensureCollection } from "./calls/ensure-collection.ts";
import { listFleet } from "./calls/list-fleet.ts";
import { listLocks } from "./calls/list-locks.ts";
import { listRunStatus } from "./calls/list-run-status.ts";
import { listSizes } from "./calls/list-sizes.ts";
import { listSubscriptions } from "./calls/list-subscriptions.ts";
import { pollOperation } from "./calls/poll-operation.ts";
import { listRestorePoints, readRestorePoint } from "./calls/read-restore-point.ts";
import { readVm } from "./calls/read-vm.ts";
import { createArmSession, type SessionOptions } from "./connection/arm-session.ts";
import type { AzureConnectionSettings } from "./connection/connection-settings.ts";
import type { AzurePort } from "./port.ts";

export type { AzureConnectionSettings } from "./connection/connection-settings.ts";

const defaults: SessionOptions = {
  now: Date.now,
  random: Math.random,
  sleep: (ms) => sleepMs(ms),
  readTimeoutMs: 30_000,
  writeTimeoutMs: 60_000,
  tokenTimeoutMs: 20_000,
};

/**
 * The port over Microsoft's own clients. Keep one per connection: it holds the token cache, and a new one asks Entra again.
 * Certificates of a private authority are trusted by `NODE_EXTRA_CA_CERTS` in the environment of the process.
 */
export function createAzurePort(settings: AzureConnectionSettings, options: Partial<SessionOptions> = {}): AzurePort {
  const session = createArmSession(settings, { ...defaults, ...options });
  return {
    listSubscriptions: () => listSubscriptions(session),
    listFleet: (subscriptionIds, onPage) => listFleet(session, subscriptionIds, onPage),
    listRunStatus: (subscriptionId) => listRunStatus(session, subscriptionId),
    listSizes: (subscriptionId, location) => listSizes(session, subscriptionId, location),
    listLocks: (subscriptionId) => listLocks(session, subscriptionId),
    readVm: (armId, knownDisks) => readVm(session, armId, knownDisks),
    ensureCollection: (request) => ensureCollection(session, request),
    beginRestorePoint: (request) => beginRestorePoint(session, request),
    beginDeletion: (armId) => beginDeletion(session, armId),
    pollOperation: (handle) => pollOperation(session, handle),
    readRestorePoint: (armId) => readRestorePoint(session, armId),
    listRestorePoints: (collectionArmId) => listRestorePoints(session, collectionArmId),
    checkPermissions: (subscriptionId) => checkPermissions(session, subscriptionId),
  };
}
