import { createPolicyAction, modifyPolicyAction, moveToCopyAction, revertFailedAction } from "#lib/actions/policies.ts";
import type { ModifyPolicyResult, MovedVms } from "#lib/contracts/policy-changes.ts";
import { counted } from "#lib/domain/policy/policy-in-words.ts";
import { policyQueries } from "../queries/policies.ts";
import { restorePointQueries } from "../queries/restore-points.ts";
import { runQueries } from "../queries/runs.ts";
import { vmQueries } from "../queries/vms.ts";
import { useCommand } from "../use-command.ts";

export const useCreatePolicy = (onCreated: (policyId: string) => void) =>
  useCommand(createPolicyAction, {
    invalidates: [policyQueries.all],
    errors: "inline",
    success: ({ name }) => ({ tone: "success", title: `Policy ${name} created` }),
    onSuccess: ({ policyId }) => onCreated(policyId),
  });

/** Where a change of a policy shows: policies, the fleet, its jobs and points, the overview. */
const changeShowsOn = [
  policyQueries.all,
  vmQueries.all,
  runQueries.all,
  restorePointQueries.all,
  ["overview"],
] as const;

export const useModifyPolicy = (onDone: (result: ModifyPolicyResult) => void) =>
  useCommand(modifyPolicyAction, {
    invalidates: changeShowsOn,
    errors: "inline",
    success: ({ version, failed }) =>
      failed === 0
        ? { tone: "success", title: `Version ${version} saved` }
        : {
            tone: "danger",
            title: `Version ${version} saved, and ${counted(failed, "Configure backup job")} failed`,
            description: "Versions says which; Revert and keep the rest sets them back.",
          },
    onSuccess: onDone,
  });

export const useMoveToCopy = (onDone: (result: MovedVms) => void) =>
  useCommand(moveToCopyAction, {
    invalidates: changeShowsOn,
    errors: "inline",
    success: ({ moved }) => ({
      tone: "success",
      title: `${counted(moved, "virtual machine")} moved to the new policy`,
    }),
    onSuccess: onDone,
  });

export const useRevertFailed = (onDone: (result: MovedVms) => void) =>
  useCommand(revertFailedAction, {
    invalidates: changeShowsOn,
    errors: "inline",
    success: ({ moved }) => ({
      tone: "success",
      title: `${counted(moved, "virtual machine")} set back; the rest stay`,
    }),
    onSuccess: onDone,
  });
