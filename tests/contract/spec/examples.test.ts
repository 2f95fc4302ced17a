import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { azureClients } from "#tests/support/azure-clients.ts";
import { materialFolder } from "#tests/support/azure-material.ts";
import { type StartedSimulator, startSimulator } from "#tests/support/start-simulator.ts";
import { findExamples } from "./examples/find-examples.ts";
import { type Replayer, replayExample } from "./examples/replay-example.ts";
import { supportedTemplate } from "./supported-operations.ts";
import { readSwaggerOperations } from "./swagger-operations.ts";
import { createByRequest } from "./world/create-by-request.ts";
import { createSpecWorld } from "./world/spec-world.ts";

const specs = materialFolder("specs", "the replay of Azure's official examples");
const swagger = specs === null ? [] : readSwaggerOperations(specs);
const { examples, unknown } = specs === null ? { examples: [], unknown: [] } : findExamples(specs, swagger);
const supported = examples.filter(({ entry }) => supportedTemplate(entry.method, entry.path));
const unsupported = examples.filter((example) => !supported.includes(example));

describe.skipIf(specs === null)("the official examples", () => {
  let simulator: StartedSimulator;
  let replayer: Replayer;

  beforeAll(async () => {
    simulator = await startSimulator({
      operationMs: "60000-60000",
      args: ["--fleet", "empty", "--limits", "report"],
    });
    const { credential } = azureClients(simulator);
    const creator = { simulator, credential, swagger };
    const world = createSpecWorld(simulator, (path, hint, ensure) => createByRequest(creator, path, hint, ensure));
    replayer = { simulator, credential, world };
    const operations = [...new Set(unsupported.map(({ entry }) => entry.operationId))].sort();
    process.stdout.write(
      `${supported.length} examples replayed, ${unsupported.length} of operations that the simulator has not: ${operations.join(", ")}\n`,
    );
  });
  afterAll(() => simulator?.stop());

  for (const example of supported) {
    it(`${example.entry.operationId}: ${example.name}`, async () => {
      const problems = await replayExample(replayer, example);
      expect(problems, problems.join("\n")).toEqual([]);
    });
  }

  it("all belong to an operation of the specification", () => {
    expect(unknown).toEqual([]);
  });
});
