import type { Problem, Verdict } from "./oav/specification-checker.ts";

/** Where the service does what its specification does not promise: recordings beat the specification. */
type KnownDeviation = {
  operationId: RegExp;
  code: string;
  jsonPath?: RegExp;
  message?: RegExp;
  version?: RegExp;
  side?: Problem["side"];
  /** Where it can be read. */
  source: string;
};

const knownDeviations: readonly KnownDeviation[] = [
  {
    operationId: /^(Disks|Snapshots|DiskRestorePoint|ResourceSkus)_/,
    version: /^(2022-0[37]-02|2019-04-01|2021-07-01)$/,
    code: "INVALID_RESPONSE_CODE",
    message: /[45]\d\d/,
    source: "specs/README.md, known quirks: DiskRP files of 2022 declare no error response",
  },
  {
    operationId: /^DiskEncryptionSets_CreateOrUpdate$/,
    code: "MISSING_RESOURCE_ID",
    source: "recordings/test_restore_point_encryption_remote.jsonl: the body of the 202 has no id",
  },
  {
    operationId: /^RestorePoint(Collection)?s_/,
    version: /^2025-04-01$/,
    code: "OBJECT_ADDITIONAL_PROPERTIES",
    jsonPath: /\.(instantAccess(DurationMinutes)?|snapshotAccessState)$/,
    source: "specs/README.md, overlays: upstream has added instant access to the published 2025-04-01 since",
  },
  {
    operationId: /./,
    side: "request",
    code: "ENUM_CASE_MISMATCH",
    source: "az-cli.md, section 6: clients send words in another letter case (fromImage), and the service takes them",
  },
  {
    operationId: /^ResourceGroups_/,
    side: "request",
    code: "PATTERN",
    jsonPath: /\.path\.resourceGroupName$/,
    message: /[^\x20-\x7e]/,
    source:
      "specs: the pattern's \\w is that of .NET, which means letters of any script; the checker takes it for ASCII",
  },
  {
    operationId: /^GetOperationResult$/,
    code: "INVALID_(CONTENT_TYPE|RESPONSE_BODY)",
    source:
      "specs: the result of an operation on a vault is described for creations only; a deletion leaves no vault to show",
  },
];

export function isKnownDeviation(verdict: Verdict, problem: Problem): boolean {
  const { operationId, version } = verdict;
  return knownDeviations.some(
    (known) =>
      new RegExp(`^${known.code}$`).test(problem.code) &&
      (known.side ?? problem.side) === problem.side &&
      known.operationId.test(operationId ?? "") &&
      (known.version?.test(version ?? "") ?? true) &&
      (known.jsonPath?.test(problem.jsonPath) ?? true) &&
      (known.message?.test(problem.message) ?? true),
  );
}
