import { createHash } from "node:crypto";
import type { Tx } from "#lib/db/client.ts";
import type { Json } from "#lib/std/json.ts";

export type AuditDraft = { action: string; target: string; detail: Json };

/** Any constant of ours: serialises writers of the chain, so that every entry has exactly one predecessor. */
const chainLock = 5_207_411;

export const genesisHash = "0".repeat(64);

/** What jsonb will give back: an absent key is not there, and an empty column is not JSON's null. */
const asStored = (detail: Json): Json => JSON.parse(JSON.stringify(detail ?? {}));

/** Object keys in order: jsonb does not keep the writer's order, and the hash must not depend on it. */
const canonical = (value: Json): string => {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? null)}`).join(",")}}`;
};

export const auditHash = (prevHash: string, at: Date, actor: string, draft: AuditDraft): string =>
  createHash("sha256")
    .update(canonical([prevHash, at.toISOString(), actor, draft.action, draft.target, draft.detail]))
    .digest("hex");

/** Adds one link to the chain, in the transaction of the change it speaks of. */
export async function appendAudit(tx: Tx, at: Date, actor: string, draft: AuditDraft): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(${chainLock}::bigint)`;
  const last = await tx.auditEntry.findFirst({ orderBy: { seq: "desc" }, select: { hash: true } });
  const prevHash = last?.hash ?? genesisHash;
  const stored = { ...draft, detail: asStored(draft.detail) };
  await tx.auditEntry.create({
    data: { at, actor, ...stored, detail: stored.detail ?? {}, prevHash, hash: auditHash(prevHash, at, actor, stored) },
  });
}
