/** What a `$filter` of Resource Manager can ask about; names in lower case. */
export type Filterable = {
  fields: Readonly<Record<string, string | undefined>>;
  tags: Readonly<Record<string, string>>;
};

export type ResourceFilter = (subject: Filterable) => boolean;

type Facts = Readonly<Record<string, string | undefined>>;
type Test = (facts: Facts) => boolean;
type Tokens = { list: readonly string[]; position: number };

/**
 * Reads the part of OData that lists of resources and groups take: `eq`, `ne`, `and`, `or`, `not`, parentheses, and
 * `substringof`, `startswith`, `contains`. Null for anything else.
 */
export function readResourceFilter(text: string, names: readonly string[]): ResourceFilter | null {
  const list = text.match(/'(?:[^']|'')*'|[()]|,|[^\s(),']+/g) ?? [];
  const tokens = { list, position: 0 };
  try {
    const test = readOr(tokens, names);
    return tokens.position === list.length ? overTags(test) : null;
  } catch (error) {
    if (error instanceof FilterError) return null;
    throw error;
  }
}

class FilterError extends Error {}

/** `tagName` and `tagValue` speak of one and the same tag: some tag, or none at all, has to make the whole true. */
function overTags(test: Test): ResourceFilter {
  return ({ fields, tags }) =>
    test(fields) || Object.entries(tags).some(([tagname, tagvalue]) => test({ ...fields, tagname, tagvalue }));
}

function readOr(tokens: Tokens, names: readonly string[]): Test {
  let left = readAnd(tokens, names);
  while (take(tokens, "or")) {
    const [first, second] = [left, readAnd(tokens, names)];
    left = (facts) => first(facts) || second(facts);
  }
  return left;
}

function readAnd(tokens: Tokens, names: readonly string[]): Test {
  let left = readTerm(tokens, names);
  while (take(tokens, "and")) {
    const [first, second] = [left, readTerm(tokens, names)];
    left = (facts) => first(facts) && second(facts);
  }
  return left;
}

function readTerm(tokens: Tokens, names: readonly string[]): Test {
  if (take(tokens, "not")) {
    const inner = readTerm(tokens, names);
    return (facts) => !inner(facts);
  }
  if (take(tokens, "(")) {
    const inner = readOr(tokens, names);
    expect(tokens, ")");
    return inner;
  }
  const word = next(tokens).toLowerCase();
  return tokens.list[tokens.position] === "(" ? readFunction(tokens, names, word) : readComparison(tokens, names, word);
}

function readFunction(tokens: Tokens, names: readonly string[], name: string): Test {
  expect(tokens, "(");
  const first = next(tokens);
  expect(tokens, ",");
  const second = next(tokens);
  expect(tokens, ")");
  if (name !== "substringof" && name !== "startswith" && name !== "contains") throw new FilterError();
  const [part, field] = name === "substringof" ? [first, second] : [second, first];
  const key = fieldOf(field, names);
  const wanted = literalOf(part).toLowerCase();
  return (facts) => {
    const value = facts[key]?.toLowerCase() ?? "";
    return name === "startswith" ? facts[key] !== undefined && value.startsWith(wanted) : value.includes(wanted);
  };
}

function readComparison(tokens: Tokens, names: readonly string[], field: string): Test {
  const key = fieldOf(field, names);
  const operator = next(tokens).toLowerCase();
  const wanted = literalOf(next(tokens)).toLowerCase();
  if (operator === "eq") return (facts) => facts[key]?.toLowerCase() === wanted;
  if (operator === "ne") return (facts) => facts[key]?.toLowerCase() !== wanted;
  throw new FilterError();
}

function fieldOf(word: string, names: readonly string[]): string {
  const name = word.toLowerCase();
  if (!names.includes(name)) throw new FilterError();
  return name;
}

function literalOf(word: string): string {
  if (!word.startsWith("'")) throw new FilterError();
  return word.slice(1, -1).replaceAll("''", "'");
}

function next(tokens: Tokens): string {
  const word = tokens.list[tokens.position];
  if (word === undefined) throw new FilterError();
  tokens.position += 1;
  return word;
}

function take(tokens: Tokens, word: string): boolean {
  if (tokens.list[tokens.position]?.toLowerCase() !== word) return false;
  tokens.position += 1;
  return true;
}

function expect(tokens: Tokens, word: string): void {
  if (!take(tokens, word)) throw new FilterError();
}
