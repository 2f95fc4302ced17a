import { decideStart } from "#lib/domain/run/backup/decide-start.ts";
import type { BackupTarget } from "./backup-target.ts";

/** Why a backup of this VM cannot begin now, as a sentence; null when it can. */
export const startRefusal = ({ vm, item, hasActiveRun }: BackupTarget): string | null =>
  decideStart({
    vmName: vm.name,
    disappearedAt: vm.disappearedAt,
    protection: protectionOf(item?.state ?? null),
    hasActiveRun,
  });

function protectionOf(state: string | null): "none" | "stopped" | "paused" | "active" {
  if (state === null) return "none";
  if (state === "ProtectionStopped") return "stopped";
  return state === "ProtectionPaused" ? "paused" : "active";
}
