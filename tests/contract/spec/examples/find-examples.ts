import { existsSync } from "node:fs";
import path from "node:path";
import { filesBelow, readJson } from "../oav/specification-folder.ts";
import type { SwaggerEntry } from "../swagger-operations.ts";
import { isObject, type JsonObject } from "../world/json-shape.ts";

/** An official example with the operation that it shows. */
export type Example = {
  /** Path below `specification/`. */
  name: string;
  entry: SwaggerEntry;
  parameters: JsonObject;
  responses: Record<string, { headers?: JsonObject; body?: unknown }>;
};

/**
 * Every example file below the specification: those that `x-ms-examples` name, and those beside them which no saved file
 * names because they belong to a version that was not saved. `unknown` are files whose operation cannot be told.
 */
export function findExamples(
  specs: string,
  swagger: readonly SwaggerEntry[],
): { examples: Example[]; unknown: string[] } {
  const root = path.join(specs, "specification");
  const owners = new Map(swagger.flatMap((entry) => exampleFiles(entry).map((file) => [file, entry] as const)));
  const byName = new Map([...owners].map(([file, entry]) => [path.basename(file), entry]));
  const files = filesBelow(root, ".json").filter((file) => file.split(path.sep).includes("examples"));
  const examples: Example[] = [];
  const unknown: string[] = [];
  for (const file of files) {
    const content = readJson(file) as JsonObject;
    const entry =
      owners.get(file) ??
      byName.get(path.basename(file)) ??
      entryNamed(swagger, content["operationId"]) ??
      entryLike(swagger, file, content);
    const name = path.relative(root, file);
    if (entry)
      examples.push({
        name,
        entry,
        parameters: content["parameters"] as JsonObject,
        responses: content["responses"] as Example["responses"],
      });
    else unknown.push(name);
  }
  return { examples, unknown };
}

function exampleFiles(entry: SwaggerEntry): string[] {
  const examples = entry.operation["x-ms-examples"];
  if (!isObject(examples)) return [];
  return Object.values(examples)
    .map((example) => path.resolve(path.dirname(entry.file), String((example as JsonObject)["$ref"])))
    .filter((file) => existsSync(file));
}

/** Examples that were generated from TypeSpec name their operation. */
function entryNamed(swagger: readonly SwaggerEntry[], operationId: unknown): SwaggerEntry | undefined {
  return typeof operationId === "string" ? swagger.findLast((entry) => entry.operationId === operationId) : undefined;
}

const verbs: readonly [RegExp, string[]][] = [
  [/create/i, ["PUT"]],
  [/update/i, ["PATCH", "PUT"]],
  [/delete/i, ["DELETE"]],
  [/get|list/i, ["GET"]],
];

/** By the name's verb and the parameters, all of which the operation must know and need. */
function entryLike(
  swagger: readonly SwaggerEntry[],
  file: string,
  { parameters }: JsonObject,
): SwaggerEntry | undefined {
  const given = Object.keys((parameters ?? {}) as JsonObject).map((name) => name.toLowerCase());
  const namespace = /\/(Microsoft\.[A-Za-z]+)\//.exec(file)?.[1] ?? "";
  const wanted = verbs.find(([verb]) => verb.test(path.basename(file)))?.[1] ?? [];
  return wanted
    .flatMap((method) => swagger.filter((entry) => entry.method === method && entry.file.includes(`/${namespace}/`)))
    .findLast(({ parameters: known }) => {
      const names = known.map(({ name }) => name.toLowerCase());
      const inPath = known.filter((one) => one.in === "path").map(({ name }) => name.toLowerCase());
      return given.every((name) => names.includes(name)) && inPath.every((name) => given.includes(name));
    });
}
