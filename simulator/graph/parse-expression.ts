import { type Condition, comparators, functionNames, type Value } from "#simulator/graph/query.ts";
import type { TokenStream } from "#simulator/graph/token-stream.ts";
import { QueryError } from "#simulator/graph/tokenize.ts";

export function parseCondition(tokens: TokenStream): Condition {
  return joined(tokens, "or", (inner) => joined(inner, "and", parseTerm));
}

function joined(tokens: TokenStream, kind: "and" | "or", parse: (tokens: TokenStream) => Condition): Condition {
  const first = parse(tokens);
  const conditions = [first];
  while (tokens.accept(kind)) conditions.push(parse(tokens));
  return conditions.length === 1 ? first : { kind, conditions };
}

function parseTerm(tokens: TokenStream): Condition {
  if (tokens.peek()?.text.toLowerCase() === "not" && tokens.peek(1)?.text === "(") {
    tokens.next();
    return { kind: "not", condition: parenthesized(tokens) };
  }
  if (tokens.peek()?.text === "(") return parenthesized(tokens);
  return parseComparison(tokens);
}

function parenthesized(tokens: TokenStream): Condition {
  tokens.expect("(");
  const condition = parseCondition(tokens);
  tokens.expect(")");
  return condition;
}

function parseComparison(tokens: TokenStream): Condition {
  const left = parseValue(tokens);
  const word = tokens.peek()?.text.toLowerCase();
  const membership = /^(!?)in(~?)$/.exec(word ?? "");
  if (membership) {
    tokens.next();
    return {
      kind: "in",
      isNegated: membership[1] === "!",
      ignoreCase: membership[2] === "~",
      value: left,
      list: parseValues(tokens),
    };
  }
  const comparator = comparators.find((candidate) => candidate === word);
  if (comparator === undefined) return { kind: "true", value: left };
  tokens.next();
  return { kind: "compare", comparator, left, right: parseValue(tokens) };
}

function parseValues(tokens: TokenStream): Value[] {
  tokens.expect("(");
  const values = [parseValue(tokens)];
  while (tokens.accept(",")) values.push(parseValue(tokens));
  tokens.expect(")");
  return values;
}

export function parseValue(tokens: TokenStream): Value {
  const token = tokens.next();
  if (token.kind === "text") return { kind: "literal", value: token.text };
  if (token.kind === "number") return { kind: "literal", value: Number(token.text) };
  if (token.kind === "symbol") throw new QueryError(`Expected a value at position ${token.at}, not '${token.text}'.`);
  const name = token.text.toLowerCase();
  if (name === "true" || name === "false") return { kind: "literal", value: name === "true" };
  return tokens.peek()?.text === "(" && tokens.peek()?.kind === "symbol"
    ? parseCall(tokens, name)
    : { kind: "path", path: parsePath(tokens, token.text) };
}

function parseCall(tokens: TokenStream, name: string): Value {
  const known = functionNames.find((candidate) => candidate === name);
  if (known === undefined) throw new QueryError(`The function '${name}' is not simulated.`);
  tokens.expect("(");
  const argument = parseValue(tokens);
  tokens.expect(")");
  return { kind: "call", name: known, argument };
}

function parsePath(tokens: TokenStream, first: string): string[] {
  const path = [first];
  for (;;) {
    if (tokens.accept(".")) {
      path.push(tokens.expectName());
    } else if (tokens.accept("[")) {
      path.push(tokens.next().text);
      tokens.expect("]");
    } else {
      return path;
    }
  }
}
