import { defineRules, type Subject, when } from "#lib/domain/eligibility/rule.ts";
import { byMode, byProfile, inCrashMode } from "#lib/domain/eligibility/severity.ts";
import { counted } from "#lib/domain/eligibility/wording.ts";
import type { SizeName } from "#lib/domain/vm/size-name.ts";

const isBoostListed = ({ sizeName }: Subject): boolean => sizeName?.isBoostListed ?? false;
const dataDiskCount = ({ included }: Subject): number => included.filter((disk) => disk.role === "data").length;

/** Sizes on Azure Boost hardware that the lists of the documents leave out: what holds for them is unknown. */
function isOutsideBoostLists({ family, vendor, version, isBoostListed: listed }: SizeName): boolean {
  if (listed) return false;
  if (vendor === "arm") return version >= 6;
  if (["L", "M", "MB"].includes(family)) return version >= 4;
  return family === "FX" ? version >= 2 : /^N[CDGV]/.test(family);
}

const premiumByName = ({ sizeName }: Subject): string => {
  if (!sizeName) return "its name follows no pattern we know";
  return sizeName.premiumByName
    ? "its name says that it supports premium storage"
    : "its name has no mark of premium storage";
};

/** What the VM size can do. */
export const sizeRules = defineRules([
  {
    id: "E20",
    title: "Size without premium storage",
    condition: "Azure's size list does not say PremiumIO = True for the VM's size in its region.",
    severity: inCrashMode("blocker"),
    sources: ["backup-scenarios", "compute-matrix"],
    remedy: "Resize to a size that supports premium storage (its name has an s), or use application-consistent mode.",
    check: when(
      ({ size }) => size !== null && size.capabilities["PremiumIO"] !== "True",
      ({ vm }) => `${vm.size} in ${vm.location} does not support premium storage, which crash-consistent points need.`,
    ),
  },
  {
    id: "E20b",
    title: "Size not in Azure's list",
    condition:
      "Azure's size list of the region lacks the VM's size: it is retired, or restricted for the subscription.",
    severity: byMode("info", "warning"),
    sources: ["compute-size-names"],
    remedy:
      "Refresh the size list. If the size stays missing, try one restore point by hand or resize: some old M sizes support premium storage although their names have no s.",
    check: when(
      ({ size }) => size === null,
      (subject) => `Azure does not list ${subject.vm.size} in ${subject.vm.location}; ${premiumByName(subject)}.`,
    ),
  },
  {
    id: "E21",
    title: "Azure Boost size with several data disks",
    condition:
      "Intel size of version 6 or later, or AMD size of version 7 or later, with more than one included data disk.",
    severity: inCrashMode(byProfile("blocker", "warning")),
    sources: ["compute-matrix", "compute-restore-points", "backup-scenarios"],
    remedy:
      "Use application-consistent mode, or resize to Intel v5 or AMD v6. Under the Compute profile it helps to leave out data disks until one remains.",
    check: when(
      (subject) => isBoostListed(subject) && dataDiskCount(subject) > 1,
      (subject) =>
        `${subject.vm.size} offloads storage to Azure Boost, which does not promise one common instant across ${subject.vm.name}'s ${counted(dataDiskCount(subject), "data disk")}.`,
    ),
  },
  {
    id: "E22",
    title: "Azure Boost size",
    condition:
      "Intel size of version 6 or later, or AMD size of version 7 or later, with at most one included data disk.",
    severity: inCrashMode(byProfile("blocker", "info")),
    sources: ["compute-matrix", "backup-scenarios"],
    remedy:
      "Use application-consistent mode, resize to Intel v5 or AMD v6, or follow the Compute profile while there is at most one data disk.",
    check: when(
      (subject) => isBoostListed(subject) && dataDiskCount(subject) <= 1,
      (subject) =>
        `${subject.vm.size} is an Azure Boost size. Azure Backup excludes it whatever the disks; Compute names a risk only from two data disks, and ${subject.vm.name} has ${dataDiskCount(subject)}.`,
    ),
  },
  {
    id: "E23",
    title: "Size not covered by the documents",
    condition: "Arm v6, Lsv4, Lasv4, Msv4, Mbsv4, FXv2 or a GPU family: Azure Boost hardware that no list names.",
    severity: inCrashMode("warning"),
    unverified: true,
    note: "inference",
    sources: ["stillpoint"],
    remedy: "Prove it on a test VM of this size before you rely on it, or use application-consistent mode.",
    check: when(
      ({ sizeName }) => sizeName !== null && isOutsideBoostLists(sizeName),
      ({ vm }) => `No document says whether crash-consistent points of ${vm.size} are consistent across disks.`,
    ),
  },
]);
