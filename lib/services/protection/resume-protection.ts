import type { PauseResult, ResumeProtectionInput } from "#lib/contracts/pause.ts";
import type { Result } from "#lib/std/result.ts";
import { actorName, type ServiceContext } from "../context.ts";
import type { ServiceError } from "../errors.ts";
import { runCommand } from "../run-command.ts";
import { loadItemsOfVms } from "./load-items-of-vms.ts";
import { resumeItems } from "./resume-items.ts";

/** Ends a pause by hand: the next planned backup is the next slot from now. */
export function resumeProtection(
  ctx: ServiceContext,
  { vmIds }: ResumeProtectionInput,
): Promise<Result<PauseResult, ServiceError>> {
  return runCommand(ctx, "resumeProtection", async (tx) => {
    const vms = await loadItemsOfVms(tx, vmIds);
    const paused = vms.flatMap(({ item }) => (item?.state === "ProtectionPaused" ? [item] : []));
    await resumeItems(ctx, tx, paused, `Protection resumed by ${actorName(ctx.actor)}.`);
    const outcomes = vms.map(({ id, name, item }) => ({
      vmId: id,
      vmName: name,
      refusal: item?.state === "ProtectionPaused" ? null : `Protection of ${name} is not paused.`,
    }));
    return {
      value: { outcomes },
      audit: { action: "protection.resume", target: vms.map(({ name }) => name).join(", "), detail: { outcomes } },
    };
  });
}
