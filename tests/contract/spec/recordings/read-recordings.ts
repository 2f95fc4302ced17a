import { readFileSync } from "node:fs";
import path from "node:path";
import { filesBelow } from "../oav/specification-folder.ts";

/** A real exchange with Azure, as `recordings/README.md` describes it. */
export type Recorded = {
  method: string;
  url: string;
  /** The command of the Azure CLI that caused it. */
  command?: string;
  status: number;
  headers: Record<string, string>;
  requestBody?: unknown;
  responseBody?: unknown;
};

export type Recording = { name: string; exchanges: Recorded[] };

export function readRecordings(folder: string): Recording[] {
  return filesBelow(folder, ".jsonl").map((file) => ({
    name: path.basename(file, ".jsonl"),
    exchanges: readFileSync(file, "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Recorded),
  }));
}
