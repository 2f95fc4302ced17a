import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const variable = "STILLPOINT_TRAFFIC_FOLDER";

/**
 * Vitest's set-up for a whole run: the folder into which every simulator of the contract tests records its traffic, which
 * `tests/contract/spec/traffic.test.ts` checks at the end. Test processes inherit its name.
 */
export function setup(): () => void {
  const folder = mkdtempSync(path.join(tmpdir(), "traffic-"));
  process.env[variable] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

/** Null outside of the contract tests: nothing is recorded. */
export function trafficFolder(): string | null {
  return process.env[variable] ?? null;
}
