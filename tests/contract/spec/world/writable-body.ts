import { resolve, type SwaggerEntry } from "../swagger-operations.ts";
import { isObject, type JsonObject } from "./json-shape.ts";

/** What of an answered body a PUT may send: without the properties that the specification calls read-only. */
export function writableBody(put: SwaggerEntry, body: unknown): unknown {
  const parameter = put.parameters.find((candidate) => candidate.in === "body");
  return parameter?.schema ? writable(put.file, parameter.schema, body) : body;
}

function writable(file: string, schema: JsonObject, value: unknown): unknown {
  const { file: inFile, node } = resolve(file, schema);
  if (Array.isArray(value)) {
    const items = node["items"];
    return isObject(items) ? value.map((item) => writable(inFile, items, item)) : value;
  }
  if (!isObject(value)) return value;
  const properties = propertiesOf(inFile, node);
  const others = node["additionalProperties"];
  if (properties.size === 0 && isObject(others)) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, writable(inFile, others, item)]));
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => {
      const property = properties.get(key);
      if (property === undefined) return [[key, item]];
      if (isReadOnly(property)) return [];
      return [[key, writable(property.file, property.schema, item)]];
    }),
  );
}

type Property = { file: string; schema: JsonObject };

function isReadOnly({ file, schema }: Property): boolean {
  return schema["readOnly"] === true || resolve(file, schema).node["readOnly"] === true;
}

function propertiesOf(file: string, node: JsonObject): Map<string, Property> {
  const found = new Map<string, Property>();
  for (const part of Array.isArray(node["allOf"]) ? node["allOf"] : []) {
    const base = resolve(file, part as JsonObject);
    for (const [key, property] of propertiesOf(base.file, base.node)) found.set(key, property);
  }
  const own = isObject(node["properties"]) ? node["properties"] : {};
  for (const [key, schema] of Object.entries(own)) found.set(key, { file, schema: schema as JsonObject });
  return found;
}
