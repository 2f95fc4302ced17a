import type { SetEligibilityProfileInput } from "#lib/contracts/settings.ts";
import type { Profile } from "#lib/domain/eligibility/assessment.ts";
import type { Result } from "#lib/std/result.ts";
import { actorName, type ServiceContext } from "../context.ts";
import { loadProfile, profileSettingKey } from "../eligibility/load-profile.ts";
import type { ServiceError } from "../errors.ts";
import { runCommand } from "../run-command.ts";

/** New verdicts come with the next pass over every connection, which is asked for in the same transaction. */
export async function setEligibilityProfile(
  ctx: ServiceContext,
  { profile }: SetEligibilityProfileInput,
): Promise<Result<{ profile: Profile }, ServiceError>> {
  return runCommand(ctx, "setEligibilityProfile", async (tx) => {
    const before = await loadProfile(tx);
    await tx.setting.upsert({
      where: { key: profileSettingKey },
      create: { key: profileSettingKey, value: profile },
      update: { value: profile },
    });
    const connections = await tx.connection.findMany({ where: { removedAt: null }, select: { id: true } });
    for (const { id } of connections) {
      const payload = { v: 1, connectionId: id, requestedBy: actorName(ctx.actor) } as const;
      await ctx.queue.enqueue(tx, "sync-inventory", payload, { singletonKey: id });
    }
    const audit = {
      action: "settings.eligibilityProfile",
      target: profileSettingKey,
      detail: { before, after: profile },
    };
    return { value: { profile }, audit };
  });
}
