type FilterToken = { kind: "word" | "text" | "number" | "sign"; text: string };
export type FilterTokens = readonly FilterToken[];

const pattern = /\s*(?:([A-Za-z_][A-Za-z0-9_]*)|'((?:[^']|'')*)'|(-?\d+(?:\.\d+)?)|([(),]))/y;

/** Words, texts in single quotes (doubled inside), numbers and signs; null when something else is found. */
export function tokenizeFilter(text: string): FilterToken[] | null {
  const tokens: FilterToken[] = [];
  const end = text.trimEnd().length;
  pattern.lastIndex = 0;
  while (pattern.lastIndex < end) {
    const match = pattern.exec(text);
    if (match === null) return null;
    const [, word, quoted, number, sign] = match;
    if (word !== undefined) tokens.push({ kind: "word", text: word });
    else if (quoted !== undefined) tokens.push({ kind: "text", text: quoted.replaceAll("''", "'") });
    else if (number !== undefined) tokens.push({ kind: "number", text: number });
    else tokens.push({ kind: "sign", text: sign ?? "" });
  }
  return tokens;
}
