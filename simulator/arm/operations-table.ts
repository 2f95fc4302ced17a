import { managementOperations } from "#simulator/arm/management-operations.ts";
import type { ArmOperation } from "#simulator/arm/operation.ts";
import { diskAccessOperations } from "#simulator/compute/disk-access-operations.ts";
import { machineOperations } from "#simulator/compute/machine-operations.ts";
import { restorePointOperations } from "#simulator/compute/restore-point-operations.ts";
import { sizeOperations } from "#simulator/compute/size-operations.ts";
import { deploymentOperations } from "#simulator/deployments/deployment-operations.ts";
import { diskOperations } from "#simulator/disk/disk-operations.ts";
import { diskEncryptionOperations } from "#simulator/disk-encryption/disk-encryption-operations.ts";
import { imageOperations } from "#simulator/images/image-operations.ts";
import { networkOperations } from "#simulator/network/network-operations.ts";
import { backupOperations } from "#simulator/recovery-services/backup-operations.ts";
import { vaultOperations } from "#simulator/recovery-services/vault-operations.ts";
import { resourceOperations } from "#simulator/resources/resource-operations.ts";

/** Every operation that exists. A path or method that is not here is refused as Azure refuses it. */
export const armOperations: readonly ArmOperation[] = [
  ...managementOperations,
  ...resourceOperations,
  ...machineOperations,
  ...restorePointOperations,
  ...diskAccessOperations,
  ...sizeOperations,
  ...diskOperations,
  ...diskEncryptionOperations,
  ...networkOperations,
  ...imageOperations,
  ...deploymentOperations(() => armOperations),
  ...vaultOperations,
  ...backupOperations,
];
