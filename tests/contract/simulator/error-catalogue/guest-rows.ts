import type { CatalogueRow } from "./catalogue-row.ts";
import { withGuest } from "./world.ts";

/** The failure of an application-consistent point by something in the guest of a Windows or a Linux machine. */
function guestRow(
  code: string,
  phrase: string,
  guest: { name: string; cause: string; fault: Record<string, string> },
): CatalogueRow {
  const { name, cause, fault } = guest;
  return { code, phrase, cause, operation: "RestorePoints_Create", happen: (bench) => withGuest(bench, name, fault) };
}

const snapshotPhrase = "failed due to an internal execution error while creating VM snapshot";
const internalPhrase = "An internal execution error occurred. Please retry later";

/** Rows of section 5.1 whose cause is inside the guest; they come late, as failed operations. */
export const guestRows: readonly CatalogueRow[] = [
  guestRow("VMAgentStatusCommunicationError", "VM has not reported status for VM agent or extensions", {
    name: "sql-prod-01",
    cause: "the agent is stopped",
    fault: { agent: "stopped" },
  }),
  guestRow("VMAgentStatusCommunicationError", "VM has not reported status for VM agent or extensions", {
    name: "web-prod-01",
    cause: "the agent is missing",
    fault: { agent: "missing" },
  }),
  guestRow("VMRestorePointInternalError", snapshotPhrase, {
    name: "sql-prod-01",
    cause: "the agent does not answer",
    fault: { agent: "unresponsive" },
  }),
  guestRow("VMRestorePointInternalError", snapshotPhrase, {
    name: "web-prod-01",
    cause: "the agent is old",
    fault: { agent: "old" },
  }),
  guestRow("VMRestorePointInternalError", snapshotPhrase, {
    name: "web-prod-02",
    cause: "waagent.conf switches extensions off",
    fault: { agentOptions: "extensionsOff" },
  }),
  guestRow("VMRestorePointInternalError", snapshotPhrase, {
    name: "sql-prod-02",
    cause: "AppLocker stops the extension",
    fault: { appLocker: "blocking" },
  }),
  guestRow("VMRestorePointInternalError", snapshotPhrase, {
    name: "web-prod-03",
    cause: "a file system cannot be frozen",
    fault: { fsFreeze: "failing" },
  }),
  guestRow("VMRestorePointClientError", "COM+ error", {
    name: "sql-prod-03",
    cause: "COM+ fails",
    fault: { comPlus: "failing" },
  }),
  guestRow("VMRestorePointClientError", "insufficient memory available in COM+ memory quota", {
    name: "sql-prod-03",
    cause: "COM+ is out of memory",
    fault: { comPlus: "outOfMemory" },
  }),
  guestRow("VMRestorePointClientError", "VSS Writers in bad state", {
    name: "sql-prod-04",
    cause: "a VSS writer is broken",
    fault: { vssWriters: "bad" },
  }),
  guestRow("VMRestorePointClientError", "installation of Visual C++ Redistributable", {
    name: "sql-prod-04",
    cause: "the redistributable cannot be installed",
    fault: { vcRedist: "missing" },
  }),
  guestRow("VMRestorePointClientError", "COM+ was unable to talk to", {
    name: "erp-app-01",
    cause: "the transaction coordinator does not answer",
    fault: { msdtc: "unreachable" },
  }),
  guestRow("VMRestorePointClientError", "inadequate VM resources", {
    name: "erp-app-02",
    cause: "the machine is too busy",
    fault: { resources: "inadequate" },
  }),
  guestRow("VMRestorePointClientError", "no network connectivity on the VM", {
    name: "web-prod-04",
    cause: "the guest has no network",
    fault: { network: "down" },
  }),
  guestRow("InternalError", internalPhrase, {
    name: "erp-app-03",
    cause: "the snapshot status is unknown",
    fault: { snapshotStatus: "unknown" },
  }),
  guestRow("InternalOperationError", internalPhrase, {
    name: "erp-app-04",
    cause: "the snapshot module is corrupt",
    fault: { snapshotModule: "corrupt" },
  }),
  guestRow("OSProvisioningClientError", "did not finish in the allotted time", {
    name: "dev-sql-01",
    cause: "the image was not generalized",
    fault: { osProvisioning: "unfinished" },
  }),
];
