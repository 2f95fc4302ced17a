import { inWords, type ObjectReader, type ReadingNotes } from "./read-object.ts";

/** The one word of a list; of several the first, and the others are said to be lost. Null, with a problem, when none fits. */
export function readOnly<Word extends string>(
  from: ObjectReader | null,
  member: string,
  words: readonly Word[],
  notes: ReadingNotes,
): Word | null {
  const known = from ? readWords(from, member, words, notes) : [];
  const [first, ...others] = known;
  if (from && others.length > 0) {
    notes.notCarriedOver.push({
      path: from.pathOf(member),
      sentence: `Stillpoint keeps the points of one of these: ${first} is taken, ${others.join(", ")} is not carried over.`,
    });
  }
  return first ?? null;
}

export function readWords<Word extends string>(
  from: ObjectReader,
  member: string,
  words: readonly Word[],
  notes: ReadingNotes,
): Word[] {
  const list = from.list(member);
  if (list.length === 0) {
    notes.problems.push({ path: from.pathOf(member), sentence: `This is missing. Name one of ${words.join(", ")}.` });
  }
  return list.flatMap((item, index) => {
    const word = words.find((candidate) => candidate === item);
    if (word !== undefined) return [word];
    const path = `${from.pathOf(member)}[${index}]`;
    notes.problems.push({ path, sentence: `This is ${inWords(item)}, and must be one of ${words.join(", ")}.` });
    return [];
  });
}

/** `HH:MM` of an instant: Azure writes the policy's local time in the form of UTC. */
export function readTime(value: unknown, path: string, notes: ReadingNotes): string | null {
  const ms = typeof value === "string" ? Date.parse(value) : Number.NaN;
  if (!Number.isNaN(ms)) return new Date(ms).toISOString().slice(11, 16);
  const is = value === undefined ? "is missing" : `is ${inWords(value)}`;
  notes.problems.push({ path, sentence: `This ${is}, and must be a time such as 2026-01-01T08:00:00Z.` });
  return null;
}

/** The one time of a list, as `HH:MM`. */
export function readOnlyTime(from: ObjectReader, member: string, notes: ReadingNotes): string | null {
  const [first, ...others] = from.list(member);
  if (others.length > 0) {
    notes.notCarriedOver.push({
      path: from.pathOf(member),
      sentence: `A policy runs from one time of the day: the first is taken, ${others.map(inWords).join(", ")} is not carried over.`,
    });
  }
  return readTime(first, `${from.pathOf(member)}[0]`, notes);
}
