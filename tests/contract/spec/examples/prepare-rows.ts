import { at, isObject } from "../world/json-shape.ts";
import type { SpecWorld } from "../world/spec-world.ts";
import type { ExampleRequest } from "./example-request.ts";

const machineType = "Microsoft.Compute/virtualMachines";

/** Resources for the rows that a Resource Graph example answers; copies of them up to the number that it counts. */
export async function prepareRows(world: SpecWorld, { body }: ExampleRequest, answer: unknown): Promise<void> {
  const subscriptions = at(body, "subscriptions");
  const [subscription = "00000000-0000-0000-0000-0000000000aa"] = Array.isArray(subscriptions)
    ? subscriptions.map(String)
    : [];
  await world.ensureSubscription(subscription);
  const data = at(answer, "data");
  const rows = Array.isArray(data) ? data.filter(isObject) : [];
  const identified = rows.filter((row) => typeof row["id"] === "string");
  for (const row of identified) await world.ensure(String(row["id"]), row);
  const total = Number(at(answer, "totalRecords") ?? 0);
  const last = identified.at(-1);
  for (let number = identified.length; last && number < total; number += 1)
    await world.ensure(`${String(last["id"])}${number}`, last);
  if (identified.length > 0) return;
  for (const [index, row] of rows.entries()) await world.ensure(machineId(subscription, index), machineOf(row));
}

function machineId(subscription: string, index: number): string {
  return `/subscriptions/${subscription}/resourceGroups/rg/providers/${machineType}/machine-${index}`;
}

/** Counts by operating system, as the examples have them, need a machine of each. */
function machineOf(row: object): unknown {
  const values = Object.values(row).filter((value) => value === "Windows" || value === "Linux");
  return { properties: { storageProfile: { osDisk: { osType: values[0] ?? "Linux" } } } };
}
