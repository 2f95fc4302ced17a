import type { Profile, Severity } from "#lib/domain/eligibility/assessment.ts";
import type { RequestableMode } from "#lib/domain/vm/consistency.ts";

/** null: the rule does not apply. */
type Level = Severity | null;
type LevelByProfile = Record<Profile, Level>;
export type SeverityTable = Record<RequestableMode, LevelByProfile>;

export const byProfile = (azureBackupParity: Level, compute: Level): LevelByProfile => ({ azureBackupParity, compute });

export const byMode = (application: Level | LevelByProfile, crash: Level | LevelByProfile): SeverityTable => ({
  ApplicationConsistent: inEveryProfile(application),
  CrashConsistent: inEveryProfile(crash),
});

export const inBothModes = (level: Level | LevelByProfile): SeverityTable => byMode(level, level);
export const inCrashMode = (level: Level | LevelByProfile): SeverityTable => byMode(null, level);
export const inApplicationMode = (level: Level | LevelByProfile): SeverityTable => byMode(level, null);

function inEveryProfile(level: Level | LevelByProfile): LevelByProfile {
  return level === null || typeof level === "string" ? byProfile(level, level) : level;
}
