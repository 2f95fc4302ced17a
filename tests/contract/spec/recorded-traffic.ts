import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { ArmExchange } from "./oav/exchange.ts";

/** An exchange as `--traffic` records it, with the test that ran when it was answered. */
export type RecordedExchange = ArmExchange & {
  at: number;
  operation: string | null;
  /** Set when the answer did not arrive, or not whole. */
  delivery?: string;
  test: string;
};

type Beginning = { at: number; test: string };

/** Everything that the simulators of this run have recorded. */
export function* readTraffic(folder: string): Generator<RecordedExchange> {
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".jsonl"))) {
    const tests = readLines<Beginning>(path.join(folder, `${name.split("-")[0]}.tests`));
    for (const exchange of readLines<Omit<RecordedExchange, "test">>(path.join(folder, name))) {
      yield { ...exchange, test: tests.findLast(({ at }) => at <= exchange.at)?.test ?? "set-up of a test file" };
    }
  }
}

function readLines<T>(file: string): T[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
}
