import type { Tx } from "#lib/db/client.ts";
import type { AlertCause } from "#lib/domain/alerts/alert-cause.ts";
import { silenceInWords } from "#lib/domain/alerts/overdue-in-words.ts";
import { findSilence } from "../../worker/report-heartbeat.ts";

export async function findSilentWorker(tx: Tx, now: Date): Promise<AlertCause[]> {
  const silence = await findSilence(tx, now);
  if (!silence) return [];
  const message = `${silenceInWords(silence.seenAt)} Running jobs stand still, and the inventory is not refreshed.`;
  return [{ kind: "worker-silent", of: "installation", virtualMachineId: null, message }];
}
