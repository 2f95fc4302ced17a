import { matchOperation } from "#simulator/arm/match-operation.ts";
import type { ArmOperation } from "#simulator/arm/operation.ts";
import { armOperations } from "#simulator/arm/operations-table.ts";

/** The simulator's operation for a request, if it has one. */
export function supportedOperation(method: string, pathname: string): ArmOperation | undefined {
  return matchOperation(pathname.split("/").filter(Boolean))?.values.get(method);
}

/** The same for a path template of the specification, whose parameters have other names. */
export function supportedTemplate(method: string, template: string): ArmOperation | undefined {
  const wanted = normal(template);
  return armOperations.find((operation) => operation.method === method && normal(operation.path) === wanted);
}

const normal = (template: string): string =>
  template
    .replaceAll(/\{[^}]+\}/g, "{}")
    .replace(/\/$/, "")
    .toLowerCase();
