import type { Json } from "#lib/std/json.ts";
import type { ServiceContext } from "../context.ts";
import { auditHash, genesisHash } from "./append-audit.ts";

const pageSize = 1_000;

export type AuditVerdict =
  /** `headHash` noted elsewhere also proves later that nothing was cut off at the end, which the chain alone cannot. */
  { isIntact: true; entries: number; headHash: string } | { isIntact: false; brokenAtSeq: bigint; reason: string };

/** Walks the whole chain: every entry names its predecessor's hash and holds what was hashed when it was written. */
export async function verifyAudit({ db }: Pick<ServiceContext, "db">): Promise<AuditVerdict> {
  let [entries, seq, headHash] = [0, 0n, genesisHash];
  for (;;) {
    const page = await db.auditEntry.findMany({
      where: { seq: { gt: seq } },
      orderBy: { seq: "asc" },
      take: pageSize,
    });
    for (const entry of page) {
      const { at, actor, action, target, prevHash, hash } = entry;
      const broken = (reason: string): AuditVerdict => ({ isIntact: false, brokenAtSeq: entry.seq, reason });
      if (prevHash !== headHash) return broken("An entry before this one was removed, added or replaced.");
      if (hash !== auditHash(prevHash, at, actor, { action, target, detail: entry.detail as Json })) {
        return broken("This entry is not as it was written.");
      }
      [seq, headHash] = [entry.seq, hash];
    }
    entries += page.length;
    if (page.length < pageSize) return { isIntact: true, entries, headHash };
  }
}
