import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { azureBackupErrorCodes, azureBackupErrorOf } from "#simulator/causes/azure-backup-errors.ts";
import { guestFaults } from "#simulator/causes/guest-faults.ts";
import { type RestorePointBench, startBench } from "#tests/support/restore-point-bench.ts";
import { type CatalogueRow, failureOf } from "./error-catalogue/catalogue-row.ts";
import { dossierRows } from "./error-catalogue/dossier.ts";
import { faultPlanOf } from "./error-catalogue/fault-plan.ts";
import { resourceManagerRows } from "./error-catalogue/resource-manager-rows.ts";
import { restorePointRows } from "./error-catalogue/restore-point-rows.ts";
import { letPass } from "./error-catalogue/world.ts";

const rows = [...restorePointRows, ...resourceManagerRows];

let quick: RestorePointBench;
let overlapping: RestorePointBench;

beforeAll(async () => {
  [quick, overlapping] = await Promise.all([
    startBench({ operationMs: "0-0" }),
    startBench({ operationMs: "20000-20000", args: ["--clock", "explicit"] }),
  ]);
});
afterAll(() => Promise.all([quick?.simulator.stop(), overlapping?.simulator.stop()]));

const named = (row: CatalogueRow): [string, CatalogueRow] => [`${row.code}: ${row.cause}`, row];

describe("by a cause in the simulated world", () => {
  it.each(rows.map(named))("%s", async (_name, row) => {
    const failure = await failureOf(row.happen(row.isOverlapping ? overlapping : quick));
    expect(failure).toMatchObject({ code: row.code, message: expect.stringContaining(row.phrase) });
    expect(failure.status).toBe(row.status ?? null);
  });
});

describe("by the fault plan", () => {
  it.each(rows.map(named))("%s", async (_name, row) => {
    await letPass(quick);
    const { fault, call } = faultPlanOf(row);
    await quick.simulator.control("POST", "/faults", fault);
    const failure = await failureOf(call(quick));
    expect(failure).toMatchObject({ code: row.code, message: expect.stringContaining(row.phrase) });
    expect(failure.status).toBe(row.status ?? null);
  });
});

const dossier = {
  restorePoints: dossierRows("5.1 Compute restore points", 1),
  http: dossierRows("4. HTTP-level errors", 2),
  azureBackup: dossierRows("5.2 Azure Backup codes", 1),
};

describe.skipIf(dossier.restorePoints === null)("the dossier about limits and errors", () => {
  it("has no error of restore points that cannot happen here, told by code and phrase", () => {
    const missing = (dossier.restorePoints ?? []).flatMap(({ codes, text }) =>
      codes.filter((code) => !restorePointRows.some((row) => row.code === code && text.includes(row.phrase))),
    );
    expect(missing).toEqual([]);
    expect(dossier.restorePoints?.length).toBeGreaterThanOrEqual(20);
  });

  it("has no HTTP error that cannot happen here, told by code", () => {
    const codes = (dossier.http ?? []).flatMap((row) => row.codes);
    expect(codes.filter((code) => !rows.some((row) => row.code === code))).toEqual([]);
    expect(codes.length).toBeGreaterThanOrEqual(14);
  });

  it("has no code of Azure Backup that is unknown here", () => {
    const codes = (dossier.azureBackup ?? []).flatMap((row) => row.codes);
    expect(codes.filter((code) => !azureBackupErrorCodes.some((known) => known === code))).toEqual([]);
    expect(codes.length).toBeGreaterThanOrEqual(25);
  });
});

it("every failure of a guest has a code of Azure Backup that says more than that Compute has failed", () => {
  const vague = guestFaults.flatMap(({ part, state, error }) =>
    error && azureBackupErrorOf(error).code === "UserErrorCrpReportedUserError" ? [`${part} ${state}`] : [],
  );
  expect(vague).toEqual([]);
});
