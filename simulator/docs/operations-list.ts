import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { apiVersions, type ProviderFamily } from "#simulator/arm/api-versions.ts";
import { armOperations } from "#simulator/arm/operations-table.ts";
import { doors } from "#simulator/doors.ts";

const page = path.resolve(import.meta.dirname, "../../docs/simulator.md");
const begin = "<!-- operations: written by npm run docs:operations -->";
const end = "<!-- end of operations -->";

/** The page as it is, and with the list of operations as the code has it. */
export function operationsPage(): { current: string; wanted: string } {
  const current = readFileSync(page, "utf8");
  const [before, rest = ""] = current.split(begin);
  const after = rest.split(end)[1];
  if (before === undefined || after === undefined)
    throw new Error(`${page} has lost its markers: ${begin} and ${end}.`);
  return { current, wanted: `${before}${begin}\n\n${operationsList()}\n${end}${after}` };
}

export function writeOperationsPage(): void {
  writeFileSync(page, operationsPage().wanted);
}

function operationsList(): string {
  const families = Object.keys(apiVersions).filter((family) => operationsOf(family).length > 0) as ProviderFamily[];
  const others = doors.flatMap(({ operations }) => operations).map((name) => `\`${name}\``);
  return `${families.map(familySection).join("\n")}\nBeside Resource Manager: ${others.join(", ")}.\n`;
}

function familySection(family: ProviderFamily): string {
  const rows = operationsOf(family).map(
    ({ name, method, path: template }) => `| ${name} | ${method} | \`${template}\` |`,
  );
  const versions = `Versions of the family \`${family}\`: ${apiVersions[family].join(", ")}.`;
  return [versions, "", "| operation | | path |", "| --- | --- | --- |", ...rows, ""].join("\n");
}

function operationsOf(family: string) {
  return armOperations.filter((operation) => operation.family === family);
}
