import path from "node:path";
import { filesBelow, readJson } from "./oav/specification-folder.ts";
import { isObject, type JsonObject } from "./world/json-shape.ts";

/** An operation of a file of the specification. */
export type SwaggerEntry = {
  file: string;
  version: string;
  operationId: string;
  method: string;
  /** The path template. */
  path: string;
  operation: JsonObject;
  parameters: { name: string; in: string; schema?: JsonObject }[];
};

const methods = ["get", "head", "put", "patch", "post", "delete"];

/** All operations of the specification's files, without the overlays. */
export function readSwaggerOperations(specs: string): SwaggerEntry[] {
  return filesBelow(path.join(specs, "specification"), ".json")
    .filter((file) => !file.split(path.sep).includes("examples"))
    .flatMap((file) => operationsOf(file));
}

function operationsOf(file: string): SwaggerEntry[] {
  const document = swaggerFile(file);
  const version = String((document["info"] as JsonObject | undefined)?.["version"] ?? "");
  return Object.entries((document["paths"] as JsonObject | undefined) ?? {}).flatMap(([template, item]) => {
    const shared = isObject(item) && Array.isArray(item["parameters"]) ? item["parameters"] : [];
    return Object.entries(item as JsonObject)
      .filter(([method]) => methods.includes(method))
      .map(([method, value]) => {
        const operation = value as JsonObject;
        const own = Array.isArray(operation["parameters"]) ? operation["parameters"] : [];
        const parameters = [...shared, ...own].map((one) => resolve(file, one as JsonObject).node);
        return {
          file,
          version,
          operationId: String(operation["operationId"]),
          method: method.toUpperCase(),
          path: template,
          operation,
          parameters: parameters as SwaggerEntry["parameters"],
        };
      });
  });
}

const files = new Map<string, JsonObject>();

function swaggerFile(file: string): JsonObject {
  const known = files.get(file) ?? (readJson(file) as JsonObject);
  files.set(file, known);
  return known;
}

/** Follows `$ref`s, with the file in which the end of them stands. */
export function resolve(file: string, node: JsonObject): { file: string; node: JsonObject } {
  const reference = node["$ref"];
  if (typeof reference !== "string") return { file, node };
  const [target = "", pointer = ""] = reference.split("#");
  const inFile = target === "" ? file : path.resolve(path.dirname(file), target);
  let found: unknown = swaggerFile(inFile);
  for (const part of pointer.split("/").filter(Boolean)) found = isObject(found) ? found[part] : undefined;
  return isObject(found) ? resolve(inFile, found) : { file: inFile, node: {} };
}
