import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

type Overlay = { base: string; result: string; patch: unknown };

/**
 * A temporary copy of the specification without its examples, with the overlays applied (`{base, result, patch}`, the
 * patch as in RFC 7396): versions that the material has only as a difference become whole files.
 */
export function copySpecification(specs: string): { folder: string; files: string[] } {
  const folder = mkdtempSync(path.join(tmpdir(), "specification-"));
  cpSync(path.join(specs, "specification"), path.join(folder, "specification"), {
    recursive: true,
    filter: (source) => path.basename(source) !== "examples",
  });
  for (const overlay of readOverlays(path.join(specs, "overlays"))) {
    const whole = mergePatch(readJson(path.join(folder, overlay.base)), overlay.patch);
    const file = path.join(folder, overlay.result);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(whole));
  }
  return { folder, files: swaggerFiles(path.join(folder, "specification")) };
}

/** Files that describe operations; those of shared definitions have none. */
function swaggerFiles(folder: string): string[] {
  return filesBelow(folder, ".json").filter((file) => {
    const { paths } = readJson(file) as { paths?: object };
    return paths !== undefined && Object.keys(paths).length > 0;
  });
}

export function filesBelow(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending))
    .map((name) => path.join(folder, name))
    .sort();
}

function readOverlays(folder: string): Overlay[] {
  try {
    return filesBelow(folder, ".overlay.json").map((file) => readJson(file) as Overlay);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

export function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}

function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isPlainObject(patch)) return patch;
  const merged: Record<string, unknown> = isPlainObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else merged[key] = mergePatch(merged[key], value);
  }
  return merged;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
