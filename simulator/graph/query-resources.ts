import { armError } from "#simulator/arm/arm-error.ts";
import { grantOf, isAllowed } from "#simulator/arm/authorize.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import { subscriptionScope } from "#simulator/arm/resource-id.ts";
import type { LazyRow, Row } from "#simulator/graph/evaluate.ts";
import { facetsOf } from "#simulator/graph/facets.ts";
import { parseQuery } from "#simulator/graph/parse-query.ts";
import { rowsOf } from "#simulator/graph/rows.ts";
import { runQuery } from "#simulator/graph/run-query.ts";
import { QueryError } from "#simulator/graph/tokenize.ts";
import { typesInQuery } from "#simulator/graph/types-in-query.ts";
import { drawUserQuota } from "#simulator/graph/user-quota.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { valueAt } from "#simulator/json.ts";
import { everything } from "#simulator/world/world.ts";

const maximumPage = 1000;

/** POST /providers/Microsoft.ResourceGraph/resources */
export function queryResources(call: ArmCall): Answer {
  const quota = drawUserQuota(call);
  if ("refusal" in quota) return quota.refusal;
  const answer = answerQuery(call);
  return { ...answer, headers: { ...quota.headers, ...answer.headers } };
}

function answerQuery(call: ArmCall): Answer {
  const query = valueAt(call.content, ["query"]);
  const top = Number(valueAt(call.content, ["options", "$top"]) ?? maximumPage);
  const skip = Number(valueAt(call.content, ["options", "$skip"]) ?? 0);
  const format = valueAt(call.content, ["options", "resultFormat"]) ?? "objectArray";
  if (typeof query !== "string") return badQuery("The query is missing.", "InvalidQuery");
  if (!(Number.isInteger(top) && top >= 1 && top <= maximumPage))
    return badQuery("$top must be from 1 to 1000.", "InvalidPagingOptions");
  if (!(Number.isInteger(skip) && skip >= 0)) return badQuery("$skip must not be negative.", "InvalidPagingOptions");
  if (format !== "objectArray")
    return badQuery("The simulator answers the resultFormat objectArray only.", "InvalidResultFormat");
  const result = findRows(call, query, skip);
  return "status" in result ? result : page(call, result, top);
}

type Rows = { id: string; rows: readonly LazyRow[]; offset: number };

function findRows(call: ArmCall, query: string, skip: number): Rows | Answer {
  const { queries } = call.simulator;
  const scopes = visibleScopes(call);
  const key = JSON.stringify([query, scopes]);
  const token = valueAt(call.content, ["options", "$skipToken"]);
  const position = typeof token === "string" ? readToken(token) : undefined;
  if (position === null) return badQuery("The $skipToken is not one that was given out.", "InvalidSkipToken");
  const known = position && queries.recall(position.id, key);
  if (position && known) return { id: position.id, rows: known.rows, offset: position.offset };
  try {
    const { world, directory } = call.simulator;
    const parsed = parseQuery(query);
    const { tenantId } = directory;
    const rows = runQuery(parsed, (part) => rowsOf(world, part.table, scopes, { tenantId, types: typesInQuery(part) }));
    return { id: queries.remember({ key, rows }), rows, offset: position?.offset ?? skip };
  } catch (error) {
    if (error instanceof QueryError) return badQuery(error.message, "ParserFailure");
    throw error;
  }
}

function page(call: ArmCall, { id, rows, offset }: Rows, top: number): Answer {
  const data = rows.slice(offset, offset + top).map((row) => row.whole());
  const end = offset + data.length;
  const hasMore = end < rows.length;
  const facets = valueAt(call.content, ["facets"]);
  return {
    status: 200,
    body: {
      totalRecords: rows.length,
      count: data.length,
      data,
      facets: Array.isArray(facets) && facets.length > 0 ? facetsOf(facets, allOf(rows)) : [],
      resultTruncated: "false",
      ...(hasMore && { $skipToken: Buffer.from(JSON.stringify([id, end])).toString("base64url") }),
    },
  };
}

const allOf = (rows: readonly LazyRow[]): Row[] => rows.map((row) => row.whole());

/** Subscriptions without permission to read are left out in silence, as Resource Graph does. */
function visibleScopes(call: ArmCall): string[] {
  const { world } = call.simulator;
  const wanted = valueAt(call.content, ["subscriptions"]);
  const ids = Array.isArray(wanted)
    ? wanted.map((id) => String(id).toLowerCase())
    : world.subscriptions.list(everything).map((subscription) => subscription.subscriptionId);
  return ids
    .filter((id) => isAllowed(grantOf(world, call.principal.objectId, id), "Microsoft.Compute/virtualMachines/read"))
    .map(subscriptionScope);
}

function readToken(token: string): { id: string; offset: number } | null {
  try {
    const [id, offset] = JSON.parse(Buffer.from(token, "base64url").toString()) as [unknown, unknown];
    return typeof id === "string" && typeof offset === "number" ? { id, offset } : null;
  } catch {
    return null;
  }
}

function badQuery(message: string, code: string): Answer {
  return armError(400, "BadRequest", "Please provide below info when asking for support.", {
    details: [{ code, message }],
  });
}
