import { parseCondition, parseValue } from "#simulator/graph/parse-expression.ts";
import { type Column, type Query, type Stage, tables, type Value } from "#simulator/graph/query.ts";
import { TokenStream } from "#simulator/graph/token-stream.ts";
import { QueryError } from "#simulator/graph/tokenize.ts";

/** Reads `Table | stage | stage ...`. Throws QueryError with a sentence for everything it does not understand. */
export function parseQuery(text: string): Query {
  const tokens = new TokenStream(text);
  const query = parsePipe(tokens);
  if (tokens.peek() !== undefined) tokens.expect("|");
  return query;
}

function parsePipe(tokens: TokenStream): Query {
  const name = tokens.expectName();
  const table = tables.find((known) => known === name.toLowerCase());
  if (table === undefined) {
    throw new QueryError(
      `The table '${name}' does not exist. The simulator has Resources, ResourceContainers and ComputeResources.`,
    );
  }
  const stages: Stage[] = [];
  while (tokens.accept("|")) stages.push(parseStage(tokens));
  return { table, stages };
}

function parseStage(tokens: TokenStream): Stage {
  const name = tokens.expectName().toLowerCase();
  switch (name) {
    case "where":
      return { kind: "where", condition: parseCondition(tokens) };
    case "project":
    case "extend":
      return { kind: name, columns: parseList(tokens, parseColumn) };
    case "order":
    case "sort":
      tokens.expect("by");
      return { kind: "order", keys: parseList(tokens, parseKey) };
    case "limit":
    case "take":
      return { kind: "limit", count: tokens.expectNumber() };
    case "union":
      return { kind: "union", query: parseUnion(tokens) };
    case "count":
      return { kind: "summarize", alias: "Count", by: [] };
    case "summarize":
      return parseSummarize(tokens);
    default:
      throw new QueryError(`The operator '${name}' is not simulated.`);
  }
}

/** `union (Table | stage ...)`, as Resource Graph takes it inside a pipe. */
function parseUnion(tokens: TokenStream): Query {
  tokens.expect("(");
  const query = parsePipe(tokens);
  tokens.expect(")");
  return query;
}

function parseSummarize(tokens: TokenStream): Stage {
  const hasAlias = tokens.peek(1)?.text === "=";
  const alias = hasAlias ? tokens.expectName() : "count_";
  if (hasAlias) tokens.expect("=");
  if (!tokens.accept("count")) throw new QueryError("Only count() can be summarized in the simulator.");
  tokens.expect("(");
  tokens.expect(")");
  return { kind: "summarize", alias, by: tokens.accept("by") ? parseList(tokens, parseColumn) : [] };
}

function parseList<T>(tokens: TokenStream, parse: (tokens: TokenStream) => T): T[] {
  const items = [parse(tokens)];
  while (tokens.accept(",")) items.push(parse(tokens));
  return items;
}

function parseColumn(tokens: TokenStream): Column {
  if (tokens.peek(1)?.text === "=" && tokens.peek()?.kind === "name") {
    const name = tokens.expectName();
    tokens.expect("=");
    return { name, value: parseValue(tokens) };
  }
  const value = parseValue(tokens);
  return { name: defaultName(value), value };
}

/** As in Kusto: a path becomes a name with underscores. */
function defaultName(value: Value): string {
  if (value.kind === "path") return value.path.join("_");
  if (value.kind === "call") return defaultName(value.argument);
  return "Column1";
}

function parseKey(tokens: TokenStream): { value: Value; descending: boolean } {
  const value = parseValue(tokens);
  // Kusto sorts descending unless told otherwise.
  if (tokens.accept("asc")) return { value, descending: false };
  tokens.accept("desc");
  return { value, descending: true };
}
