import type { Db, Tx } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { collectionResourceGroupFor } from "#lib/domain/policy/collection-resource-group.ts";
import { type PolicySettings, requestedModeOf } from "#lib/domain/policy/policy-settings.ts";
import type { ProtectionSubject } from "#lib/domain/protection/decide-protection.ts";
import type { VmFacts } from "#lib/domain/vm/vm-facts.ts";
import { invariant } from "#lib/std/invariant.ts";
import { loadProfile } from "../eligibility/load-profile.ts";
import { loadSizes } from "../eligibility/load-sizes.ts";
import { loadSurroundings } from "../eligibility/load-surroundings.ts";
import { visibleVms } from "../vms/visible-vms.ts";

const withProtection = {
  subscription: { select: { connectionId: true } },
  protectedItem: { include: { policy: { select: { name: true } } } },
} satisfies Prisma.VirtualMachineInclude;

type CandidateRow = Prisma.VirtualMachineGetPayload<{ include: typeof withProtection }>;

/** A VM of the inventory with everything the rules ask about it under a policy. */
export type Candidate = { row: CandidateRow; subject: ProtectionSubject };

/** In the order of the ids; a VM that is no longer in the inventory, or out of its scope, is left out. A fixed number of queries. */
export async function loadCandidates(
  db: Db | Tx,
  vmIds: readonly string[],
  settings: PolicySettings,
  now: Date,
): Promise<Candidate[]> {
  const rows = await db.virtualMachine.findMany({
    where: { AND: [{ id: { in: [...vmIds] }, disappearedAt: null }, visibleVms] },
    include: withProtection,
  });
  const ids = rows.map((row) => row.id);
  const profile = await loadProfile(db);
  const findSize = await loadSizes(db, rows.map(sizedOf));
  const surroundings = await loadSurroundings(db, ids, {
    now,
    collectionResourceGroups: new Map(
      rows.map((row) => [row.id, collectionResourceGroupFor(settings.collectionResourceGroup, row)]),
    ),
  });
  const mode = requestedModeOf(settings);
  const diskRule = settings.excludeDisks;
  const positions = new Map(vmIds.map((id, index) => [id, index]));
  return rows
    .toSorted((left, right) => (positions.get(left.id) ?? 0) - (positions.get(right.id) ?? 0))
    .map((row) => {
      const around = surroundings.get(row.id);
      invariant(around, `VM ${row.id} has no surroundings.`);
      const facts = row.facts as VmFacts;
      return {
        row,
        subject: { facts, size: findSize(sizedOf(row)), surroundings: around, mode, profile, diskRule, now },
      };
    });
}

const sizedOf = ({ subscription, location, size }: CandidateRow) => ({
  connectionId: subscription.connectionId,
  location,
  size,
});
