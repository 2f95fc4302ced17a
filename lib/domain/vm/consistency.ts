/**
 * What a caller can ask Azure for. `CrashConsistent` is the only value Azure accepts as input; an application-consistent
 * point is asked for by sending no mode at all (ComputeRP restorePoint.json 2024-11-01).
 */
export const requestableModes = ["CrashConsistent", "ApplicationConsistent"] as const;
export type RequestableMode = (typeof requestableModes)[number];

/** What Azure reports to have achieved, which may be less than what was asked. */
export const achievedModes = ["CrashConsistent", "FileSystemConsistent", "ApplicationConsistent"] as const;
export type AchievedMode = (typeof achievedModes)[number];

const modeWords: Record<AchievedMode, string> = {
  CrashConsistent: "Crash-consistent",
  FileSystemConsistent: "File-system-consistent",
  ApplicationConsistent: "Application-consistent",
};

/** A word we do not know stays as Azure wrote it. */
export const modeInWords = (mode: string): string =>
  achievedModes.includes(mode as AchievedMode) ? modeWords[mode as AchievedMode] : mode;
