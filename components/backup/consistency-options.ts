import { type AchievedMode, achievedModes, modeInWords } from "#lib/domain/vm/consistency.ts";

/** What Azure can achieve, as choices of a filter. */
export const consistencyOptions: readonly { id: AchievedMode; label: string }[] = achievedModes.map((id) => ({
  id,
  label: modeInWords(id),
}));
