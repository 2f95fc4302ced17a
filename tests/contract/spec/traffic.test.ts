import { beforeAll, describe, expect, it } from "vitest";
import { materialFolder } from "#tests/support/azure-material.ts";
import { trafficFolder } from "#tests/support/traffic-folder.ts";
import { isKnownDeviation } from "./known-deviations.ts";
import { createSpecificationChecker } from "./oav/specification-checker.ts";
import { type RecordedExchange, readTraffic } from "./recorded-traffic.ts";

const specs = materialFolder("specs", "the check of all contract traffic against Azure's specification");
const folder = trafficFolder();

type Finding = { count: number; example: string };

/** How much was checked, and every different problem once, with an exchange that shows it. */
const findings = new Map<string, Finding>();
const versions = new Map<string, number>();
const notInSpecification = new Map<string, number>();
let checked = 0;
let planned = 0;

async function checkAll(specification: string, traffic: string): Promise<void> {
  const checker = await createSpecificationChecker(specification);
  for (const exchange of readTraffic(traffic)) {
    if (!isFromService(exchange)) {
      planned += 1;
      continue;
    }
    const verdict = await checker.check(exchange);
    if (verdict.operationId === null) {
      count(notInSpecification, exchange.operation ?? `refused: ${exchange.status}`);
      continue;
    }
    checked += 1;
    if (verdict.asked !== verdict.version) count(versions, `${verdict.asked} by ${verdict.version}`);
    for (const problem of verdict.problems) {
      if (isKnownDeviation(verdict, problem)) continue;
      const path = problem.jsonPath.replaceAll(/\[\d+\]/g, "[]");
      note(
        `${verdict.operationId} ${verdict.asked}, ${problem.side} ${exchange.status}: ${problem.code} at ${path}: ${problem.message}`,
        exchange,
      );
    }
  }
}

/** A fault can cut the connection, or answer something in Azure's place such as a proxy's page. */
function isFromService({ delivery, responseBody }: RecordedExchange): boolean {
  return delivery === undefined && typeof responseBody !== "string";
}

function note(text: string, exchange: RecordedExchange): void {
  const known = findings.get(text);
  if (known) known.count += 1;
  else findings.set(text, { count: 1, example: `${exchange.method} ${exchange.url}\n    ${exchange.test}` });
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

const shown = (counts: Map<string, number>) =>
  [...counts]
    .map(([key, times]) => `  ${times} × ${key}`)
    .sort()
    .join("\n") || "  none";

describe.skipIf(specs === null || folder === null)("the traffic of the contract tests", () => {
  beforeAll(() => checkAll(specs ?? "", folder ?? ""));

  it("keeps to Azure's published specification", () => {
    process.stdout.write(
      `${checked} exchanges checked.\nVersions without a saved specification, checked by another:\n${shown(versions)}\nNot in the specification:\n${shown(notInSpecification)}\nAnswers that did not come from the service, by planned faults: ${planned}.\n`,
    );
    const report = [...findings].map(([text, { count: times, example }]) => `${times} × ${text}\n    ${example}`);
    expect(report, report.sort().join("\n")).toEqual([]);
  });

  it("contains what the clients and the product send", () => {
    expect(checked).toBeGreaterThan(0);
  });
});
