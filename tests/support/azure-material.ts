import { existsSync } from "node:fs";
import path from "node:path";

const repository = path.resolve(import.meta.dirname, "../..");

/**
 * The folder with Azure's published specification (`specs/`) and real exchanges (`recordings/`), which is no part of this
 * repository: `STILLPOINT_AZURE_MATERIAL`, else `../shared/azure` beside the repository.
 */
export const azureMaterial = path.resolve(
  repository,
  process.env["STILLPOINT_AZURE_MATERIAL"] ?? path.join("..", "shared", "azure"),
);

/** A folder of the material; null, with a line that nobody can overlook, where it is absent. */
export function materialFolder(name: "specs" | "recordings", whatIsSkipped: string): string | null {
  const folder = path.join(azureMaterial, name);
  if (existsSync(folder)) return folder;
  const how = "name the folder that has it with STILLPOINT_AZURE_MATERIAL";
  process.stderr.write(`\nSKIPPED: ${whatIsSkipped}, because ${folder} does not exist; ${how}.\n\n`);
  return null;
}
