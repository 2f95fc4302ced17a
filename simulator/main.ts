import { parseOptions, usage } from "#simulator/options.ts";
import { startSimulator } from "#simulator/start.ts";

const options = parseOptions(process.argv.slice(2));
if (typeof options === "string") fail(`${options}\n\n${usage}`);

const simulator = await startSimulator(options).catch((error: unknown) =>
  fail(error instanceof Error ? error.message : String(error)),
);
const { origin, caFile, controlOrigin, tenantId } = simulator;
process.stdout.write(`${JSON.stringify({ ready: true, origin, caFile, controlOrigin, tenantId })}\n`);

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => {
    simulator.stop().then(
      () => process.exit(0),
      (error: unknown) => fail(`The simulator could not stop in order: ${String(error)}`),
    );
  });
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
