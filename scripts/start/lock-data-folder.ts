import { join } from "node:path";
import { isHolder, type Lock, tryLock } from "#scripts/support/lock-file.ts";
import { SetupError } from "#scripts/support/setup-error.ts";

/** @throws {SetupError} when another Stillpoint runs from this data folder; it says where that one is. */
export async function lockDataFolder(data: string): Promise<Lock> {
  const outcome = await tryLock(join(data, "lock"));
  if (!isHolder(outcome)) return outcome;
  const where = outcome.note ? `, at ${outcome.note}` : " and is still starting";
  throw new SetupError(
    `Stillpoint already runs from ${data}${where} (process ${outcome.pid}): use that one, or set STILLPOINT_DATA and PORT for a second.`,
  );
}
