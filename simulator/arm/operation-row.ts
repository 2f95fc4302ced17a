import type { ArmOperation } from "#simulator/arm/operation.ts";

type Rest = Omit<ArmOperation, "name" | "method" | "path">;

/** A row of the operations table. */
export function op(name: string, method: ArmOperation["method"], path: string, rest: Rest): ArmOperation {
  return { name, method, path, ...rest };
}

/** Beginnings of path templates. */
export const sub = "/subscriptions/{subscriptionId}";
export const group = `${sub}/resourceGroups/{group}`;
export const compute = "providers/Microsoft.Compute";

/** Permissions on a resource type. */
export const read = (type: string): string => `${type}/read`;
export const write = (type: string): string => `${type}/write`;
export const remove = (type: string): string => `${type}/delete`;
