import type { Prisma } from "#lib/db/generated/client.ts";
import { type PolicySettings, settingsOf } from "#lib/domain/policy/policy-settings.ts";

/** Beside other fields of a policy: the settings of its newest version, which is in force. */
export const withCurrentSettings = {
  versions: { orderBy: { number: "desc" }, take: 1, select: { settings: true } },
} satisfies Prisma.PolicySelect;

export const settingsInForce = ({ versions }: { versions: { settings: unknown }[] }): PolicySettings =>
  settingsOf(versions[0]?.settings ?? {});
