import type { SpecificationChecker } from "../oav/specification-checker.ts";
import { isObject } from "../world/json-shape.ts";
import type { Recorded, Recording } from "./read-recordings.ts";

/** Paths in a recorded answer that no saved version of the specification has. */
export async function beyondSpecification(checker: SpecificationChecker, exchange: Recorded): Promise<Set<string>> {
  const { problems } = await checker.check({ ...exchange, requestHeaders: {}, responseHeaders: exchange.headers });
  const surplus = problems.filter(({ side, code }) => side === "response" && code === "OBJECT_ADDITIONAL_PROPERTIES");
  return new Set(surplus.map(({ jsonPath }) => jsonPath));
}

/** The recording without them, from which a world can be prepared. */
export async function withinSpecification(checker: SpecificationChecker, recording: Recording): Promise<Recording> {
  const exchanges: Recorded[] = [];
  for (const exchange of recording.exchanges) {
    const surplus = await beyondSpecification(checker, exchange);
    exchanges.push({ ...exchange, responseBody: without(exchange.responseBody, surplus, "$") });
  }
  return { ...recording, exchanges };
}

function without(value: unknown, paths: ReadonlySet<string>, path: string): unknown {
  if (Array.isArray(value)) return value.map((item, index) => without(item, paths, `${path}[${index}]`));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !paths.has(`${path}.${key}`))
      .map(([key, item]) => [key, without(item, paths, `${path}.${key}`)]),
  );
}
