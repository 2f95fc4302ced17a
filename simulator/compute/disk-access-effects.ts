import { randomBytes, randomInt, randomUUID } from "node:crypto";
import type { EffectHandlers } from "#simulator/arm/effect-handler.ts";
import { subscriptionOf } from "#simulator/arm/resource-id.ts";
import { accountPrefix } from "#simulator/blob/account.ts";
import { type Exportable, findExportable } from "#simulator/compute/exportable.ts";
import { imageContent } from "#simulator/content/disk-content.ts";
import type { JsonObject } from "#simulator/json.ts";
import type { SharedAccess, SharedBlob } from "#simulator/world/content-records.ts";
import type { Disk } from "#simulator/world/records.ts";
import type { World } from "#simulator/world/world.ts";

const guestStateBytes = 8 * 1024 ** 2;

export const diskAccessEffects: EffectHandlers<"grantDiskAccess" | "revokeDiskAccess" | "expireDiskAccess"> = {
  grantDiskAccess: {
    succeed(world, { id, location, origin, durationMs, withGuestState }, now) {
      const source = findExportable(world, id, now);
      if (source === undefined) {
        const message = `'${id.split("/").at(-1)}' was deleted while access to it was being granted.`;
        return { error: { code: "NotFound", message } };
      }
      if (source.unavailable !== null) {
        const message = `Access to the ${source.kind} '${source.name}' cannot be granted because ${source.unavailable}.`;
        return { error: { code: "OperationNotAllowed", message } };
      }
      const access = activeAccess(world, source) ?? newAccess(source);
      const expiresAt = Math.max(access.expiresAt, now + durationMs);
      const disk = access.blobs.slice(0, 1);
      const blobs = withGuestState ? [...disk, ...guestStateOf(source)] : access.blobs;
      world.sharedAccesses.put({ ...access, expiresAt, blobs });
      showState(world, id, "ActiveSAS");
      scheduleExpiry(world, { id, policyId: access.policyId, location, now, expiresAt });
      const result = addresses({ ...access, blobs: withGuestState ? blobs : disk }, origin);
      return { output: result, result };
    },
  },
  revokeDiskAccess: {
    succeed(world, { id }) {
      endAccess(world, id);
      return {};
    },
  },
  expireDiskAccess: {
    succeed(world, { id, policyId }, now) {
      const access = world.sharedAccesses.get(id);
      if (access?.policyId === policyId && access.expiresAt <= now) endAccess(world, id);
      return {};
    },
  },
};

/** Who asks again gets the same address, for longer; not that of a deleted disk which had the same name. */
function activeAccess(world: World, { id, uniqueId }: Exportable): SharedAccess | undefined {
  const known = world.sharedAccesses.get(id);
  return known?.blobs[0]?.uniqueId === uniqueId ? known : undefined;
}

/** The content is what it is now: nobody can change the disk while it is shared. */
function newAccess(source: Exportable): SharedAccess {
  const { id, content, uniqueId, createdAt, familyId } = source;
  return {
    id,
    policyId: randomUUID(),
    account: `${accountPrefix}${randomName()}`,
    container: randomName(),
    signature: randomBytes(32).toString("base64"),
    expiresAt: 0,
    ...(familyId !== undefined && { familyId }),
    blobs: [{ name: "abcd", content, uniqueId, modifiedAt: createdAt }],
  };
}

/** Virtual machine guest state, and for all but Trusted launch the machine's metadata, too. */
function guestStateOf({ uniqueId, createdAt, securityType }: Exportable): SharedBlob[] {
  const suffixes = securityType === "TrustedLaunch" ? ["vmgs"] : ["vmgs", "vmmd"];
  return suffixes.map((suffix) => ({
    name: `${uniqueId}_${suffix}`,
    content: imageContent(`${suffix}/${uniqueId}`, guestStateBytes),
    uniqueId,
    modifiedAt: createdAt,
  }));
}

/** The answer's addresses (`AccessUri`): of the disk, the guest state and the metadata. */
function addresses(access: SharedAccess, origin: string): JsonObject {
  const names = ["accessSAS", "securityDataAccessSAS", "securityMetadataAccessSAS"];
  const query = `sv=2018-03-28&sr=b&si=${access.policyId}&sig=${encodeURIComponent(access.signature)}`;
  return Object.fromEntries(
    access.blobs.map(({ name }, index) => [
      names[index] ?? name,
      `${origin}/${access.account}/${access.container}/${name}?${query}`,
    ]),
  );
}

function endAccess(world: World, id: string): void {
  if (world.sharedAccesses.get(id) === undefined) return;
  world.sharedAccesses.delete(id);
  showState(world, id, "Unattached");
}

/** Disks and snapshots show that they are shared, disk restore points do not. */
function showState(world: World, id: string, state: "ActiveSAS" | "Unattached"): void {
  for (const table of [world.disks, world.snapshots]) {
    const found: Disk | undefined = table.get(id);
    if (found === undefined) continue;
    const diskState = state === "Unattached" && found.managedBy !== undefined ? "Reserved" : state;
    table.put({ ...found, properties: { ...found.properties, diskState } });
  }
}

/** Lets the access end by itself, as an operation that no client was told about. */
function scheduleExpiry(
  world: World,
  {
    id,
    policyId,
    location,
    now,
    expiresAt,
  }: { id: string; policyId: string; location: string; now: number; expiresAt: number },
): void {
  world.operations.put({
    id: randomUUID(),
    subscriptionId: subscriptionOf(id),
    location,
    startedAt: now,
    endsAt: expiresAt,
    status: "InProgress",
    statusPath: "",
    effect: { kind: "expireDiskAccess", id, policyId },
  });
}

function randomName(): string {
  const letters = "bcdfghjklmnpqrstvwxz0123456789";
  return Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join("");
}
