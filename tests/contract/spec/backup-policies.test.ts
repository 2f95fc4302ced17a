import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { readPolicyMember } from "#lib/contracts/azure-policy.ts";
import { fromAzurePolicy } from "#lib/domain/policy/azure-shape/from-azure-policy.ts";
import { toAzurePolicy } from "#lib/domain/policy/azure-shape/to-azure-policy.ts";
import { materialFolder } from "#tests/support/azure-material.ts";

type Found = { where: string; policy: Record<string, unknown>; isEnhanced: boolean };

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** Every policy for virtual machines within a file, however deep. */
function policiesIn(value: unknown, where: string): Found[] {
  if (!isObject(value)) return [];
  const { properties } = value;
  if (
    isObject(properties) &&
    properties["backupManagementType"] === "AzureIaasVM" &&
    isObject(properties["schedulePolicy"])
  ) {
    return [{ where, policy: value, isEnhanced: properties["policyType"] === "V2" }];
  }
  return Object.entries(value).flatMap(([key, inner]) => policiesIn(inner, `${where} ${key}`));
}

const specs = materialFolder("specs", "the reading of Azure's official example policies");
const files = specs === null ? [] : globSync("**/examples/AzureIaasVm/**/*.json", { cwd: specs });
const found = files.flatMap((file) =>
  policiesIn(JSON.parse(readFileSync(path.join(specs ?? "", file), "utf8")), path.basename(file)),
);

/** Times without their day, which means nothing, and without what says nothing. */
function essence(value: unknown): unknown {
  if (typeof value === "string" && /^\d{4}-\d{2}-\d{2}T/.test(value))
    return new Date(value).toISOString().slice(11, 16);
  if (Array.isArray(value)) return value.map(essence);
  if (!isObject(value)) return value;
  const told = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(told.map(([key, inner]) => [key, essence(inner)]));
}

describe.skipIf(specs === null)("the official example policies", () => {
  it("are there", () => expect(found.filter(({ isEnhanced }) => isEnhanced).length).toBeGreaterThan(2));

  it.each(found)("$where is read, and what comes out reads the same", ({ policy }) => {
    const read = fromAzurePolicy(policy, readPolicyMember);
    if ("sentence" in read) throw new Error(read.sentence);
    const again = fromAzurePolicy(toAzurePolicy(read.name, read.settings), readPolicyMember);
    expect(again).toMatchObject({ settings: read.settings });
  });

  it.each(found.filter(({ isEnhanced }) => isEnhanced))(
    "$where comes out as it went in, or it is said",
    ({ policy }) => {
      const read = fromAzurePolicy(policy, readPolicyMember);
      if ("sentence" in read) throw new Error(read.sentence);
      const { protectedItemsCount: _, ...before } = essence(policy["properties"]) as Record<string, unknown>;
      const after = essence(toAzurePolicy(read.name, read.settings).properties);
      const said = [...read.problems, ...read.notCarriedOver].filter(({ path: where }) => where !== "name");
      if (said.length === 0) expect(after).toEqual(before);
      else expect(said.every(({ path: where }) => where.startsWith("properties."))).toBe(true);
    },
  );
});
