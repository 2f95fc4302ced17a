import type { Db, Tx } from "#lib/db/client.ts";
import { type Profile, profiles } from "#lib/domain/eligibility/assessment.ts";

export const profileSettingKey = "eligibility.profile";

/** The installation's promise; Azure Backup's stricter one unless an administrator relaxed it. */
export async function loadProfile(db: Db | Tx): Promise<Profile> {
  const setting = await db.setting.findUnique({ where: { key: profileSettingKey } });
  return profiles.find((profile) => profile === setting?.value) ?? "azureBackupParity";
}
