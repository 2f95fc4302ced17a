import type { PolicyVersionDto } from "#lib/contracts/policy-changes.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { settingsOf } from "#lib/domain/policy/policy-settings.ts";

export const versionSelect = {
  number: true,
  createdAt: true,
  createdBy: true,
  settings: true,
} satisfies Prisma.PolicyVersionSelect;

type VersionRow = Prisma.PolicyVersionGetPayload<{ select: typeof versionSelect }>;

export const toPolicyVersion = ({ number, createdAt, createdBy, settings }: VersionRow): PolicyVersionDto => ({
  number,
  createdAt: createdAt.toISOString(),
  createdBy,
  settings: settingsOf(settings),
});
