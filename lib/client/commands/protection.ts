import { configureBackupAction, stopProtectionAction } from "#lib/actions/protection.ts";
import type { ConfigureBackupResult, StopProtectionResult } from "#lib/contracts/protection.ts";
import { policyQueries } from "../queries/policies.ts";
import { runQueries } from "../queries/runs.ts";
import { vmQueries } from "../queries/vms.ts";
import type { ToastContent } from "../toasts.ts";
import { useCommand } from "../use-command.ts";

/** Where protection shows: its policy's items, the fleet, the jobs, the overview. */
const protectionShowsOn = [policyQueries.all, vmQueries.all, runQueries.all, ["overview"]] as const;

/** Says nothing by itself: the wizard shows one answer per VM. */
export const useConfigureBackup = (onDone: (result: ConfigureBackupResult) => void) =>
  useCommand(configureBackupAction, { invalidates: protectionShowsOn, errors: "inline", onSuccess: onDone });

export const useStopProtection = (onDone: () => void) =>
  useCommand(stopProtectionAction, {
    invalidates: protectionShowsOn,
    errors: "inline",
    success: toastOf,
    onSuccess: onDone,
  });

function toastOf({ outcomes: [outcome] }: StopProtectionResult): ToastContent | null {
  if (!outcome) return null;
  return outcome.outcome === "stopped"
    ? { tone: "success", title: `Protection of ${outcome.vmName} stopped`, description: "Restore points are kept." }
    : { tone: "danger", title: outcome.reason ?? "Protection was not stopped." };
}
