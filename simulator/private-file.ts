import { chmodSync, renameSync, writeFileSync } from "node:fs";

/** Writes a file that only its owner can read; readers see the old or the new text, never half of it. */
export function writePrivateFile(file: string, text: string): void {
  const temporary = `${file}.tmp`;
  writeFileSync(temporary, text, { mode: 0o600 });
  chmodSync(temporary, 0o600);
  renameSync(temporary, file);
}
