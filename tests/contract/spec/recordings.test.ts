import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { azureClients } from "#tests/support/azure-clients.ts";
import { materialFolder } from "#tests/support/azure-material.ts";
import { type StartedSimulator, startSimulator } from "#tests/support/start-simulator.ts";
import { createSpecificationChecker, type SpecificationChecker } from "./oav/specification-checker.ts";
import { withinSpecification } from "./recordings/beyond-specification.ts";
import { isSupported } from "./recordings/is-supported.ts";
import { bodyShowing, readRecordings } from "./recordings/read-recordings.ts";
import { createReplay, type Replay } from "./recordings/replay-recording.ts";
import { readSwaggerOperations } from "./swagger-operations.ts";
import { createByRequest } from "./world/create-by-request.ts";
import { createSpecWorld } from "./world/spec-world.ts";

const folder = materialFolder("recordings", "the replay of recorded exchanges with Azure");
const specs = materialFolder("specs", "the replay of recorded exchanges with Azure");
const recordings = folder === null || specs === null ? [] : readRecordings(folder);
const swagger = specs === null ? [] : readSwaggerOperations(specs);

describe.skipIf(folder === null || specs === null)("the recorded exchanges", () => {
  it("are replayed as far as the simulator has their operations", () => {
    const all = recordings.flatMap(({ exchanges }) => exchanges);
    const missing = recordings
      .flatMap((recording) => recording.exchanges.filter((exchange) => !isSupported(recording, exchange)))
      .map(({ method, url }) => `${method} ${templateOf(url)}`);
    const counts = [...new Set(missing)]
      .sort()
      .map((one) => `  ${missing.filter((other) => other === one).length} × ${one}`);
    process.stdout.write(
      `${all.length - missing.length} recorded exchanges replayed, ${missing.length} of operations that the simulator has not:\n${counts.join("\n")}\n`,
    );
    expect(all.length).toBeGreaterThan(missing.length);
  });

  let checker: SpecificationChecker;
  beforeAll(async () => {
    checker = await createSpecificationChecker(specs ?? "");
  });

  for (const recording of recordings) {
    describe(recording.name, () => {
      let simulator: StartedSimulator;
      let replay: Replay;

      beforeAll(async () => {
        simulator = await startSimulator({
          operationMs: "60000-60000",
          args: ["--fleet", "empty", "--limits", "report"],
        });
        const { credential } = azureClients(simulator);
        const creator = { simulator, credential, swagger };
        const known = await withinSpecification(checker, recording);
        const world = createSpecWorld(
          simulator,
          (path, hint, ensure) => createByRequest(creator, path, hint, ensure),
          (id) => bodyShowing(known, id),
        );
        replay = createReplay({ simulator, credential, world, checker }, known);
      });
      afterAll(() => simulator?.stop());

      for (const [index, exchange] of recording.exchanges.entries()) {
        if (!isSupported(recording, exchange)) continue;
        it(`${index + 1}: ${exchange.method} ${templateOf(exchange.url)} (${exchange.command})`, async () => {
          const problems = await replay.send(exchange);
          expect(problems, problems.join("\n")).toEqual([]);
        });
      }
    });
  }
});

/** The path without names, so that the same operation reads the same. */
function templateOf(url: string): string {
  return new URL(url).pathname
    .replace(/\/subscriptions\/[^/]+/i, "")
    .replace(/\/resourceGroups\/[^/]+/i, "/…")
    .replace(
      /(\/(?:locations|publishers|offers|skus|versions|operations|DiskOperations|operationStatuses)\/)[^/]+/gi,
      "$1…",
    );
}
