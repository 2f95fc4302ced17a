import { z } from "zod";
import { type Fault, faultSchema } from "#simulator/control/fault.ts";
import { operationNames } from "#simulator/control/operation-names.ts";

/** The fault that a body describes, or sentences that say what is wrong with it. */
export function readFault(content: unknown): Fault | string {
  const read = faultSchema.safeParse(content);
  if (!read.success) return z.prettifyError(read.error);
  const { operation } = read.data;
  if (operation === "*" || operationNames().includes(operation)) return read.data;
  return `operation must be * or the name of an operation that the simulator has, such as RestorePoints_Create; '${operation}' is none.`;
}
