import { modeWords } from "#components/eligibility/verdict-words.ts";
import type { VmRowDto } from "#lib/contracts/vms.ts";
import type { RequestableMode } from "#lib/domain/vm/consistency.ts";

/** Why a VM cannot be chosen; null when it qualifies for one of the modes, if need be without some of its disks. */
export function whyNotProtectable(vm: VmRowDto, modes: readonly RequestableMode[]): string | null {
  if (vm.disappearedAt) return "Azure no longer lists it";
  const judged = modes.map((mode) => ({ mode, verdict: mode === "CrashConsistent" ? vm.crash : vm.application }));
  if (judged.every(({ verdict }) => verdict === null)) return "Not assessed yet: wait for the inventory";
  if (judged.some(({ verdict }) => verdict && (verdict.verdict !== "blocked" || verdict.isLiftable))) return null;
  const reasons = new Set(judged.flatMap(({ verdict }) => verdict?.reason ?? []));
  const [reason] = reasons;
  if (judged.length === 1 && judged[0]) return `${reason ?? "Blocked"} (${modeWords[judged[0].mode].toLowerCase()})`;
  return [...reasons].join("; ") || "Blocked";
}
