import type { ArmOperation } from "#simulator/arm/operation.ts";
import { armOperations } from "#simulator/arm/operations-table.ts";
import { groupOf, subscriptionOf } from "#simulator/arm/resource-id.ts";
import { createRouter, type Match } from "#simulator/http/router.ts";

const isAtAnyScope = ({ path }: ArmOperation): boolean => path.startsWith("/{scope}/");

const routes = (operations: readonly ArmOperation[]) =>
  operations.map((operation) => ({ method: operation.method, path: operation.path, value: operation }));

const router = createRouter(routes(armOperations.filter((operation) => !isAtAnyScope(operation))));

/** Operations on anything, such as its tags: what stands before the last `/providers/` is the scope, of any length. */
const scopeRouter = createRouter(routes(armOperations.filter(isAtAnyScope)));

/** The rows of the operations table for a path, by method. */
export function matchOperation(segments: readonly string[]): Match<ArmOperation> | undefined {
  return router.find(segments) ?? matchAtScope(segments);
}

function matchAtScope(segments: readonly string[]): Match<ArmOperation> | undefined {
  const start = segments.findLastIndex((segment) => segment.toLowerCase() === "providers");
  const match = start > 0 ? scopeRouter.find(["scope", ...segments.slice(start)]) : undefined;
  if (match === undefined) return undefined;
  const scope = `/${segments.slice(0, start).join("/")}`;
  const [subscriptionId, group] = [subscriptionOf(scope), groupOf(scope)];
  const parameters = { ...match.parameters, scope, ...(subscriptionId && { subscriptionId }), ...(group && { group }) };
  return { values: match.values, parameters };
}
