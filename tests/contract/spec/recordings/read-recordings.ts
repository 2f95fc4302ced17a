import { readFileSync } from "node:fs";
import path from "node:path";
import { filesBelow } from "../oav/specification-folder.ts";
import { at } from "../world/json-shape.ts";

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

/** The first answer of the recording that shows the resource whose id ends so. */
export function bodyShowing({ exchanges }: Recording, id: string): unknown {
  const showing = exchanges.filter(({ status }) => status < 400).map(({ responseBody }) => responseBody);
  const lists = showing.flatMap((body) => (Array.isArray(at(body, "value")) ? (at(body, "value") as unknown[]) : []));
  return [...showing, ...lists].find((body) => {
    const shown = at(body, "id");
    return typeof shown === "string" && shown.toLowerCase().endsWith(id.toLowerCase());
  });
}

/** The exchange that began the operation whose status this one asks for. */
export function startOf({ exchanges }: Recording, poll: Recorded): Recorded | undefined {
  const operationId =
    /\/(?:operations|DiskOperations|operationStatus(?:es)?|operationResults|backupOperations)\/([^/?]+)/i.exec(
      poll.url,
    )?.[1];
  if (operationId === undefined) return undefined;
  return exchanges.find(({ headers }) =>
    [headers["azure-asyncoperation"], headers["location"]].some((address) => address?.includes(operationId)),
  );
}

export function readRecordings(folder: string): Recording[] {
  return filesBelow(folder, ".jsonl").map((file) => ({
    name: path.basename(file, ".jsonl"),
    exchanges: readFileSync(file, "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Recorded),
  }));
}
