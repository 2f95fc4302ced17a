import type { SettingsDto } from "#lib/contracts/settings.ts";
import { catalogue, catalogueVersion } from "#lib/domain/eligibility/catalogue.ts";
import manifest from "../../../package.json" with { type: "json" };
import type { ServiceContext } from "../context.ts";
import { loadProfile } from "../eligibility/load-profile.ts";
import { loadBinDays } from "../retention/bin-days.ts";

export const getSettings = async (ctx: ServiceContext): Promise<SettingsDto> => ({
  profile: await loadProfile(ctx.db),
  binDays: await loadBinDays(ctx.db),
  version: manifest.version,
  catalogueVersion,
  catalogueRules: catalogue.length,
});
