import { invalidParameter } from "#simulator/arm/arm-error.ts";
import { type ArmCall, parameter } from "#simulator/arm/call.ts";
import { pageOf } from "#simulator/arm/paging.ts";
import { type Answer, queryOf } from "#simulator/http/exchange.ts";
import { refusal } from "#simulator/recovery-services/backup-errors.ts";
import { filterInstant, parseListFilter } from "#simulator/recovery-services/list-filter.ts";
import { findItem } from "#simulator/recovery-services/protected-items.ts";
import { visiblePoints } from "#simulator/recovery-services/show-protected-item.ts";
import { showRecoveryPoint } from "#simulator/recovery-services/show-recovery-point.ts";
import type { Vault } from "#simulator/recovery-services/vault-ids.ts";

/** GET .../recoveryPoints: the latest first, by default those of all times. */
export function listRecoveryPoints(call: ArmCall, vault: Vault): Answer {
  const item = findItem(call, vault);
  if (item === undefined) return refusal("itemNotFound");
  const filter = parseListFilter(queryOf(call.url, "$filter"));
  const from = filter?.has("startdate") ? filterInstant(filter, "startDate") : 0;
  const to = filter?.has("enddate") ? filterInstant(filter, "endDate") : Number.MAX_SAFE_INTEGER;
  if (filter === null || from === null || to === null)
    return invalidParameter("$filter", "The filter of recovery points cannot be understood.");
  const points = visiblePoints(call.simulator.world, item, call.now)
    .filter(({ takenAt }) => takenAt >= from && takenAt <= to)
    .toReversed();
  const byId = new Map(points.map((point) => [point.id, point]));
  const source = { keys: [...byId.keys()], get: (key: string) => byId.get(key) };
  return pageOf(call, source, (point) => showRecoveryPoint(call, point));
}

export function getRecoveryPoint(call: ArmCall, vault: Vault): Answer {
  const item = findItem(call, vault);
  const name = parameter(call, "recoveryPointId");
  const point =
    item && visiblePoints(call.simulator.world, item, call.now).find((candidate) => candidate.name === name);
  return point
    ? { status: 200, body: showRecoveryPoint(call, point) }
    : refusal("itemNotFound", "The recovery point does not exist.");
}
