import { parseArgs } from "node:util";
import { describeError } from "#scripts/support/setup-error.ts";
import { browserGate } from "./browser-gate.ts";
import type { Gate, Tally } from "./gate.ts";
import { setUpGate, staticGates } from "./static-gates.ts";
import { vitestGate } from "./vitest-gate.ts";

/**
 * `npm test`; with `--verify` what needs neither database nor product, with `--e2e` the browser tests only. Every gate runs,
 * so that one run shows all that is wrong.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { verify: { type: "boolean", default: false }, e2e: { type: "boolean", default: false } },
});

function chooseGates(): Gate[] {
  if (values.e2e) return [browserGate(positionals)];
  const fast = [setUpGate, ...staticGates, vitestGate("domain"), vitestGate("safety")];
  return values.verify ? fast : [...fast, vitestGate("integration"), vitestGate("contract"), browserGate()];
}

async function runGate({ name, howToFix, run }: Gate): Promise<Tally> {
  console.log(`\n── ${name}`);
  const startedAt = performance.now();
  const tally = await run().catch((error: unknown): Tally => {
    console.error(describeError(error));
    return { passed: 0, failed: 1 };
  });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(
    `${tally.failed === 0 ? "✓" : "✗"} ${name}: ${tally.passed} passed, ${tally.failed} failed (${seconds} s)`,
  );
  if (tally.failed > 0) console.log(`  ${howToFix}`);
  return tally;
}

const failures: string[] = [];
const total: Tally = { passed: 0, failed: 0 };
for (const gate of chooseGates()) {
  const { passed, failed } = await runGate(gate);
  total.passed += passed;
  total.failed += failed;
  if (failed > 0) failures.push(gate.name);
}
if (failures.length > 0) console.log(`\nFailed: ${failures.join(", ")}.`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
