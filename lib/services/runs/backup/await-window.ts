import type { BackupEvent } from "#lib/domain/run/backup/backup-event.ts";
import { windowInWords } from "#lib/domain/schedule/maintenance.ts";
import type { VmFacts } from "#lib/domain/vm/vm-facts.ts";
import { findOpenWindows } from "../../maintenance/find-open-windows.ts";
import type { BackupStepInput } from "./backup-step.ts";

type WindowMet = Extract<BackupEvent, { kind: "windowMet" }>;

/** @returns null when nothing keeps the backup from beginning */
export async function awaitWindow({ ctx, run, ask }: BackupStepInput): Promise<WindowMet | null> {
  const { tags, subscription } = run.virtualMachine;
  const vm = { subscriptionId: subscription.subscriptionId, tags: tags as VmFacts["tags"] };
  const open = await ask(findOpenWindows, { vm, now: ctx.now() });
  return open && { kind: "windowMet", until: open.until, reason: windowInWords(open) };
}
