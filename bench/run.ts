import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

/**
 * Runs the benches one after the other, or the one that is named, with the arguments behind its name.
 * Run: `npm run bench`, `npm run bench -- planner 2000`, `npm run bench -- simulator`
 */
const benches = [
  "planner",
  "azure-calls",
  "retention",
  "simulator",
  "fleet-backup",
  "time-lapse",
  "cost",
  "bill",
  "demo-history",
  "alerts",
];
const [name, ...rest] = process.argv.slice(2);
if (name !== undefined && !benches.includes(name)) {
  process.stderr.write(`There is no bench '${name}'; there are ${benches.join(", ")}.\n`);
  process.exit(1);
}
for (const bench of name === undefined ? benches : [name]) {
  console.log(`\n${bench}`);
  const file = path.join(import.meta.dirname, `${bench}.ts`);
  const child = spawn(process.execPath, [...process.execArgv, file, ...rest], { stdio: "inherit" });
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) process.exit(code ?? 1);
}
