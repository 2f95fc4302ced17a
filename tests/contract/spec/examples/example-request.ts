import type { JsonObject } from "../world/json-shape.ts";
import type { Example } from "./find-examples.ts";

export type ExampleRequest = {
  method: string;
  /** Path with the parameters filled in, not encoded. */
  path: string;
  /** Path and query as they are sent. */
  url: string;
  headers: Record<string, string>;
  body: unknown;
};

/** The request that an example describes. */
export function exampleRequest({ entry, parameters }: Example): ExampleRequest {
  const given = (name: string) => parameters[name] ?? caseless(parameters, name);
  const ofKind = (kind: string) =>
    entry.parameters.flatMap(({ name, in: where }) => {
      const value = where === kind ? given(name) : undefined;
      return value === undefined ? [] : [{ name, value }];
    });
  const fill = (convert: (text: string) => string) =>
    entry.path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => convert(String(given(name) ?? `{${name}}`)));
  const query = new URLSearchParams(ofKind("query").map(({ name, value }) => [name, String(value)]));
  if (!query.has("api-version")) query.set("api-version", String(given("api-version") ?? entry.version));
  return {
    method: entry.method,
    path: fill((text) => text),
    url: `${fill(encodeURIComponent)}?${query}`,
    headers: Object.fromEntries(ofKind("header").map(({ name, value }) => [name, String(value)])),
    body: ofKind("body")[0]?.value,
  };
}

/** Examples write names in another case, and `expand` for `$expand`. */
function caseless(parameters: JsonObject, name: string): unknown {
  const plain = (text: string) => text.replace("$", "").toLowerCase();
  return Object.entries(parameters).find(([key]) => plain(key) === plain(name))?.[1];
}
