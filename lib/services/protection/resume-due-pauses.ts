import type { ServiceContext } from "../context.ts";
import { runCommand } from "../run-command.ts";
import { loadItemsOfVms } from "./load-items-of-vms.ts";
import { resumeItems } from "./resume-items.ts";

/** As many as one transaction takes; the rest follow with the next beat of the planner. */
const atOnce = 500;

/** Pauses whose end has come. */
export async function resumeDuePauses(ctx: ServiceContext): Promise<void> {
  const isOver = { state: "ProtectionPaused" as const, pausedUntil: { lte: ctx.now() } };
  const due = await ctx.db.protectedItem.findMany({
    where: isOver,
    orderBy: [{ pausedUntil: "asc" }, { id: "asc" }],
    select: { virtualMachineId: true },
    take: atOnce,
  });
  if (due.length === 0) return;
  await runCommand(ctx, "resumeDuePauses", async (tx) => {
    const vms = await loadItemsOfVms(
      tx,
      due.map((item) => item.virtualMachineId),
    );
    // Somebody may have prolonged it a moment ago.
    const over = vms.filter(
      ({ item }) => item?.state === "ProtectionPaused" && item.pausedUntil && item.pausedUntil <= ctx.now(),
    );
    await resumeItems(
      ctx,
      tx,
      over.flatMap(({ item }) => item ?? []),
      "Protection resumed: the pause is over.",
    );
    const detail = { vms: over.map(({ id, name }) => ({ id, name })) };
    return {
      value: null,
      audit: { action: "protection.resume", target: over.map(({ name }) => name).join(", "), detail },
    };
  });
}
