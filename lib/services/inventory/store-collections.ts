import { armKey, parseArmId } from "#lib/domain/vm/arm-id.ts";
import { chunks } from "#lib/std/chunks.ts";
import type { ServiceContext } from "../context.ts";
import type { SubscriptionRead } from "./read-fleet.ts";

const chunkSize = 500;

/** Restore point collections of every tool, so that points we did not make count against the VM's limit. */
export async function storeCollections(
  ctx: ServiceContext,
  readable: (SubscriptionRead & { outcome: "Readable" })[],
): Promise<void> {
  const listed = readable.flatMap((read) => read.collections);
  for (const chunk of chunks(listed, chunkSize)) await upsertCollections(ctx, chunk);
  await forgetVanished(
    ctx,
    readable.map((read) => read.subscriptionId),
    listed.map((collection) => armKey(collection.armId)),
  );
}

type ListedCollection = { armId: string; sourceArmId: string; location: string };

/** A collection is bound to its VM's first id for life: one of a moved VM keeps the row it got before the move. */
async function upsertCollections(ctx: ServiceContext, collections: ListedCollection[]): Promise<void> {
  const rows = collections.map(({ armId, sourceArmId, location }) => ({
    id: ctx.newId(),
    armKey: armKey(armId),
    armId,
    name: parseArmId(armId)?.name ?? armId,
    resourceGroup: parseArmId(armId)?.resourceGroup ?? "",
    location,
    sourceArmId,
    sourceKey: armKey(sourceArmId),
  }));
  await ctx.db.$executeRaw`
    insert into "RestorePointCollection" (
      "id", "virtualMachineId", "armKey", "armId", "name", "resourceGroup", "location", "sourceArmId", "createdAt"
    )
    select r."id", v."id", r."armKey", r."armId", r."name", r."resourceGroup", r."location", r."sourceArmId",
      ${ctx.now().toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
      "id" uuid, "armKey" text, "armId" text, "name" text, "resourceGroup" text, "location" text, "sourceArmId" text,
      "sourceKey" text
    )
    join "VirtualMachine" v on v."armKey" = r."sourceKey"
    on conflict ("armKey") do update set "sourceArmId" = excluded."sourceArmId"`;
}

/**
 * A collection that Azure no longer lists has taken its points along. Only foreign points are closed here: Resource Graph may
 * lag behind, and what became of our own points is for a direct look at Azure to say.
 */
async function forgetVanished(ctx: ServiceContext, subscriptionIds: string[], listedKeys: string[]): Promise<void> {
  const at = ctx.now();
  await ctx.db.$executeRaw`
    update "RestorePoint" p set "deletedAt" = ${at.toISOString()}::timestamptz
    from "RestorePointCollection" c
      join "VirtualMachine" v on v."id" = c."virtualMachineId"
      join "Subscription" s on s."id" = v."subscriptionRowId"
    where c."id" = p."collectionId" and p."runId" is null and p."deletedAt" is null
      and s."subscriptionId" = any(${subscriptionIds}::text[])
      and not exists (select 1 from unnest(${listedKeys}::text[]) as listed("key") where listed."key" = c."armKey")`;
}
