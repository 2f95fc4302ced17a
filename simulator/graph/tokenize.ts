export type Token = { kind: "name" | "text" | "number" | "symbol"; text: string; at: number };

const pattern =
  /\s+|\/\/[^\n]*|(?<name>[A-Za-z_][A-Za-z0-9_-]*~?)|(?<number>\d+(?:\.\d+)?)|(?<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(?<symbol>=~|!~|==|!=|<=|>=|!in~?|[=<>|(),.[\]])/y;

export class QueryError extends Error {}

/** Words that are operators although a hyphenated or tilded name would swallow them are split by the parser's grammar. */
export function tokenize(query: string): Token[] {
  const tokens: Token[] = [];
  pattern.lastIndex = 0;
  while (pattern.lastIndex < query.length) {
    const at = pattern.lastIndex;
    const groups = pattern.exec(query)?.groups;
    if (groups === undefined) throw new QueryError(`The character '${query[at]}' at position ${at} is not understood.`);
    for (const kind of ["name", "number", "text", "symbol"] as const) {
      const text = groups[kind];
      if (text !== undefined) tokens.push({ kind, text: kind === "text" ? unquote(text) : text, at });
    }
  }
  return tokens;
}

function unquote(text: string): string {
  return text.slice(1, -1).replace(/\\(.)/g, "$1");
}
