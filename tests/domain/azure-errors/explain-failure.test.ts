import { describe, expect, test } from "vitest";
import { explainFailure } from "#lib/domain/azure-errors/explain-failure.ts";
import { networkFailures } from "#lib/domain/azure-errors/network-failures.ts";
import { platformFailures } from "#lib/domain/azure-errors/platform-failures.ts";
import { restorePointFailures } from "#lib/domain/azure-errors/restore-point-failures.ts";
import { signInFailures } from "#lib/domain/azure-errors/sign-in-failures.ts";

const explain = (code: string, message = "") => explainFailure({ kind: "refused", code, message });

/** Code and text as Azure's troubleshooting pages have them, and what our sentence must be about. */
const table: [code: string, message: string, meaning: RegExp][] = [
  ["DiskRestorePointUsedByCustomer", "There is an active shared access signature outstanding.", /exported/],
  [
    "OperationNotAllowed",
    "Changes were made to the Virtual Machine while the operation was in progress.",
    /changed while/,
  ],
  ["OperationNotAllowed", "Changes were made to the VM while 'Create Restore Point' was in progress", /changed while/],
  ["OperationNotAllowed", "not allowed as disk(s) have not been allocated successfully.", /not in order/],
  [
    "VMRestorePointClientError",
    "Creation of Restore Point of a VM with Shared disks is not supported",
    /shared with others/,
  ],
  ["VMAgentStatusCommunicationError", "VM has not reported status for VM agent or extensions.", /guest agent/],
  ["VMRestorePointInternalError", "internal execution error while creating VM snapshot", /took the snapshot/],
  [
    "VMRestorePointClientError",
    "failed due to a COM+ error. Please restart the service COMSysApp",
    /COM\+ service inside Windows failed/,
  ],
  ["VMRestorePointClientError", "insufficient memory available in COM+ memory quota", /memory quota/],
  ["VMRestorePointClientError", "failed due to VSS Writers in bad state", /VSS writer/],
  [
    "VMRestorePointClientError",
    "failure of installation of Visual C++ Redistributable for Visual Studio 2012",
    /Visual C\+\+/,
  ],
  ["VMRestorePointClientError", "maximum allowed snapshot limit of one or more disk blobs has been reached", /\(500\)/],
  [
    "VMRestorePointClientError",
    "COM+ was unable to talk to the Microsoft Distributed Transaction Coordinator (MSDTC)",
    /Distributed Transaction/,
  ],
  ["VMRestorePointClientError", "failed due to inadequate VM resources. Increase VM size", /too busy/],
  ["VMRestorePointClientError", "failed due to no network connectivity on the virtual machine", /no network/],
  ["VMRestorePointClientError", "as a concurrent 'Create RestorePoint' operation was triggered", /one at a time/],
  ["DiskRestorePointClientError", "Keyvault associated with DiskEncryptionSet is not found", /key vault/],
  ["BadRequest", "This request can be made with api-version '2021-03-01' or newer", /version of its interface/],
  ["InternalError", "An internal execution error occurred. Please retry later.", /failed inside/],
  ["InternalDiskRestorePointError", "An internal execution error occurred.", /failed inside/],
  ["OSProvisioningClientError", "OS Provisioning did not finish in the allotted time", /first start/],
  ["AllocationFailed", "Allocation failed.", /no room/],
  ["TooManyRequests", "too many requests have been received", /only so many requests/],
  ["AuthorizationFailed", "does not have authorization to perform action", /lacks a permission/],
  ["ScopeLocked", "The scope cannot perform write operation because following scope(s) are locked", /lock/],
  ["AnotherOperationInProgress", "Another operation is in progress", /busy/],
  ["ResourceGroupNotFound", "Resource group 'rg' could not be found.", /resource group does not exist/],
  ["AADSTS7000215", "Invalid client secret provided.", /secret is wrong/],
  ["AADSTS7000222", "The provided client secret keys for app are expired.", /has expired/],
  ["AADSTS700016", "Application with identifier was not found in the directory", /does not know an application/],
  ["AADSTS90002", "Tenant not found.", /does not know this tenant/],
  ["AADSTS50034", "The user account does not exist in the directory.", /account does not exist/],
  ["ECONNREFUSED", "", /nothing was sent/],
  ["ENOTFOUND", "", /could not be resolved/],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "", /does not trust/],
  ["endpoints_resolution_error", "", /does not answer as Entra/],
];

test.each(table)("%s (%s) is explained", (code, message, meaning) => {
  expect(explain(code, message).meaning).toMatch(meaning);
});

test("a failure inside the guest names the way round that needs no agent", () => {
  expect(explain("VMAgentStatusCommunicationError").remedy).toContain("crash-consistent");
});

test("a code that nobody has explained is quoted", () => {
  expect(explain("BrandNewAzureCode").meaning).toContain('Azure answered "BrandNewAzureCode"');
  expect(explainFailure({ kind: "unauthenticated", code: "AADSTS99", message: "" }).meaning).toContain("AADSTS99");
});

test("case does not count, neither in codes nor in texts", () => {
  expect(explain("vmrestorepointclienterror", "VSS WRITERS IN BAD STATE").meaning).toMatch(/VSS writer/);
});

describe("every row", () => {
  const rows = [...restorePointFailures, ...platformFailures, ...signInFailures, ...networkFailures];

  test("is a sentence that says what to do and who can do it", () => {
    for (const { meaning, remedy, whoCanDoIt } of rows) {
      expect(meaning).toMatch(/^[A-Z].{20,}\.$/);
      expect(remedy).toMatch(/^[A-Z].{20,}\.$/);
      expect(whoCanDoIt).not.toBe("");
    }
  });

  test("can be reached: no earlier row takes its place", () => {
    for (const row of rows) {
      for (const code of row.codes) expect(explain(code, row.fragment ?? "").meaning).toBe(row.meaning);
    }
  });
});
