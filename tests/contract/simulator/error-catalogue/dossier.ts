import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { azureMaterial } from "#tests/support/azure-material.ts";

/** A row of a table of the dossier about limits and errors: the codes that it names and its whole text. */
export type DossierRow = { codes: string[]; text: string };

const file = path.join(azureMaterial, "limits-and-errors.md");

/** The rows of a section's table; null, with a line that nobody can overlook, where the dossier is absent. */
export function dossierRows(heading: string, codeColumn: number): DossierRow[] | null {
  if (!existsSync(file)) {
    process.stderr.write(`\nSKIPPED: the comparison with ${heading}, because ${file} does not exist.\n\n`);
    return null;
  }
  const section = readFileSync(file, "utf8")
    .split(/^#{2,3} /m)
    .find((part) => part.startsWith(heading));
  if (section === undefined) throw new Error(`${file} has no section '${heading}' any more.`);
  const lines = section.split("\n").filter((line) => line.startsWith("|"));
  return lines.slice(2).map((line) => {
    const cell = line.split("|")[codeColumn] ?? "";
    return { codes: [...cell.matchAll(/`([A-Za-z]\w+)`/g)].map((match) => match[1] ?? ""), text: line };
  });
}
