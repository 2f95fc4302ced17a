export type JsonNote = { path: string; sentence: string };

/** What reading a file has found: mistakes, and what is said in it and has no place with us. */
export type ReadingNotes = { problems: JsonNote[]; notCarriedOver: JsonNote[] };

/** Reads an object member by member, and knows at the end which members nobody asked for. */
export type ObjectReader = {
  path: string;
  pathOf: (member: string) => string;
  /** Undefined when absent or null. */
  take: (member: string) => unknown;
  object: (member: string) => ObjectReader | null;
  /** An object that must be there. */
  needed: (member: string) => ObjectReader | null;
  list: (member: string) => unknown[];
  whole: (member: string) => number | null;
  oneOf: <Word extends string>(member: string, words: readonly Word[]) => Word | null;
  /** Says of every member that was not asked for that it is lost. */
  close: () => void;
};

export function readObject(value: Record<string, unknown>, path: string, notes: ReadingNotes): ObjectReader {
  const asked = new Set<string>();
  const children: ObjectReader[] = [];
  const pathOf = (member: string): string => (path === "" ? member : `${path}.${member}`);
  const problem = (member: string, sentence: string): null => {
    notes.problems.push({ path: pathOf(member), sentence });
    return null;
  };
  const take = (member: string): unknown => {
    asked.add(member);
    return value[member] ?? undefined;
  };
  const object = (member: string): ObjectReader | null => {
    const inner = take(member);
    if (inner === undefined) return null;
    if (!isPlainObject(inner)) return problem(member, `This must be an object, and is ${inWords(inner)}.`);
    const child = readObject(inner, pathOf(member), notes);
    children.push(child);
    return child;
  };
  return {
    path,
    pathOf,
    take,
    object,
    needed: (member) => (take(member) === undefined ? problem(member, "This is missing.") : object(member)),
    list: (member) => {
      const inner = take(member);
      if (inner === undefined || Array.isArray(inner)) return inner ?? [];
      problem(member, `This must be a list, and is ${inWords(inner)}.`);
      return [];
    },
    whole: (member) => {
      const inner = take(member);
      if (typeof inner === "number" && Number.isInteger(inner)) return inner;
      const is = inner === undefined ? "is missing" : `must be a whole number, and is ${inWords(inner)}`;
      return problem(member, `This ${is}.`);
    },
    oneOf: (member, words) => {
      const inner = take(member);
      const word = words.find((candidate) => candidate === inner);
      if (word !== undefined) return word;
      const is = inner === undefined ? "is missing" : `is ${inWords(inner)}`;
      return problem(member, `This ${is}. It must be ${words.join(" or ")}.`);
    },
    close: () => {
      for (const child of children) child.close();
      for (const [member, left] of Object.entries(value)) {
        if (asked.has(member) || isEmpty(left)) continue;
        notes.notCarriedOver.push({
          path: pathOf(member),
          sentence: "Stillpoint has no setting for this, so it is not carried over.",
        });
      }
    },
  };
}

export const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Says nothing, so nothing is lost by it. */
const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === "" ||
  (Array.isArray(value) && value.length === 0) ||
  (isPlainObject(value) && Object.keys(value).length === 0);

/** Short enough for a sentence. */
export function inWords(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
