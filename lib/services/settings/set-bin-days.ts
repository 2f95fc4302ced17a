import type { SetBinDaysInput } from "#lib/contracts/settings.ts";
import type { Result } from "#lib/std/result.ts";
import type { ServiceContext } from "../context.ts";
import type { ServiceError } from "../errors.ts";
import { binDaysSettingKey, loadBinDays } from "../retention/bin-days.ts";
import { runCommand } from "../run-command.ts";

/** For points that go into the bin from now on: those in it keep the day that was promised for them. */
export function setBinDays(
  ctx: ServiceContext,
  { binDays }: SetBinDaysInput,
): Promise<Result<{ binDays: number }, ServiceError>> {
  return runCommand(ctx, "setBinDays", async (tx) => {
    const before = await loadBinDays(tx);
    await tx.setting.upsert({
      where: { key: binDaysSettingKey },
      create: { key: binDaysSettingKey, value: binDays },
      update: { value: binDays },
    });
    return {
      value: { binDays },
      audit: { action: "settings.binDays", target: binDaysSettingKey, detail: { before, after: binDays } },
    };
  });
}
