/** Planned backups that did not take place, and why, in sentences; null when none was missed. */
export function missedInWords(missed: { whileDown: number; notStarted: string | null }): string | null {
  const { whileDown, notStarted } = missed;
  const sentences = [
    ...(whileDown > 0 ? [`${countInWords(whileDown)} missed: no worker was running at the time.`] : []),
    ...(notStarted === null ? [] : [`${countInWords(1)} missed: ${notStarted}.`]),
  ];
  return sentences.join(" ") || null;
}

/** "3 planned backups were". */
export const countInWords = (count: number): string =>
  count === 1 ? "1 planned backup was" : `${count} planned backups were`;
