import { armError } from "#simulator/arm/arm-error.ts";
import type { ArmCall } from "#simulator/arm/call.ts";
import { type Answer, queryOf } from "#simulator/http/exchange.ts";
import { type ResourceFilter, readResourceFilter } from "#simulator/resources/resource-filter.ts";

const maximumTop = 1000;

/** `$filter` and `$top` of a list of resources or groups. */
export function readListQuery(
  call: ArmCall,
  names: readonly string[],
): { filter: ResourceFilter | null; pageSize: number } | { refusal: Answer } {
  const text = queryOf(call.url, "$filter")?.trim() ?? "";
  const filter = text === "" ? null : readResourceFilter(text, names);
  if (text !== "" && filter === null) {
    return {
      refusal: armError(400, "InvalidFilterInQueryString", `Invalid $filter '${text}' specified in the query string.`),
    };
  }
  const top = queryOf(call.url, "$top");
  const pageSize = top === undefined ? maximumTop : Number(top);
  if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > maximumTop) {
    return {
      refusal: armError(
        400,
        "InvalidTopInQueryString",
        `Invalid $top '${top}' specified in the query string: it must be a whole number from 1 to ${maximumTop}.`,
      ),
    };
  }
  return { filter, pageSize };
}
