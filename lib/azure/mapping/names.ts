import { parseArmId } from "#lib/domain/vm/arm-id.ts";
import type { PowerState } from "#lib/domain/vm/vm-facts.ts";
import { UnexpectedAnswer } from "../raw-json.ts";

/** `West Europe`, `WestEurope` and `westeurope` are one region. */
export const regionName = (location: string): string => location.replaceAll(" ", "").toLowerCase();

export function requiredArmId(id: string) {
  const parsed = parseArmId(id);
  if (!parsed) throw new UnexpectedAnswer(`"${id}" is not the id of a resource in a resource group.`);
  return parsed;
}

const powerStates: readonly PowerState[] = [
  "running",
  "starting",
  "stopping",
  "stopped",
  "deallocating",
  "deallocated",
];

/** `PowerState/running` and its kin. */
export function powerStateOf(code: string | null): PowerState {
  const word = code?.toLowerCase().replace("powerstate/", "");
  return powerStates.find((state) => state === word) ?? "unknown";
}
