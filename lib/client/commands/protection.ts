import {
  configureBackupAction,
  pauseProtectionAction,
  resumeProtectionAction,
  stopProtectionAction,
} from "#lib/actions/protection.ts";
import type { PauseResult } from "#lib/contracts/pause.ts";
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

export const usePauseProtection = (onDone: () => void) =>
  useCommand(pauseProtectionAction, {
    invalidates: protectionShowsOn,
    errors: "inline",
    success: (result) => pauseToast(result, "paused"),
    onSuccess: onDone,
  });

export const useResumeProtection = () =>
  useCommand(resumeProtectionAction, {
    invalidates: protectionShowsOn,
    success: (result) => pauseToast(result, "resumed"),
  });

/** What was done, and of the others the first reason: the rest is like it. */
function pauseToast({ outcomes }: PauseResult, done: string): ToastContent | null {
  const [refused] = outcomes.flatMap(({ refusal }) => refusal ?? []);
  const [first, ...more] = outcomes.filter(({ refusal }) => refusal === null);
  if (!first) return { tone: "danger", title: refused ?? "None of these VMs is in the inventory any more." };
  const what = more.length === 0 ? first.vmName : `${more.length + 1} virtual machines`;
  return {
    tone: refused ? "info" : "success",
    title: `Protection of ${what} ${done}`,
    ...(refused && { description: `Others were left as they are: ${refused}` }),
  };
}
