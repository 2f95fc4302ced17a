import { armOperations } from "#simulator/arm/operations-table.ts";
import { doors } from "#simulator/doors.ts";

/** Names of everything that can be asked of the simulated cloud, by which faults choose calls. */
export const operationNames = (): string[] => [
  ...armOperations.map(({ name }) => name),
  ...doors.flatMap((door) => door.operations),
];
