-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "CredentialKind" AS ENUM ('ClientSecret', 'Certificate', 'ManagedIdentity');

-- CreateEnum
CREATE TYPE "Cloud" AS ENUM ('AzureCloud', 'AzureUSGovernment', 'AzureChinaCloud');

-- CreateEnum
CREATE TYPE "SubscriptionAccess" AS ENUM ('Unknown', 'Readable', 'Forbidden', 'Failed');

-- CreateEnum
CREATE TYPE "SyncStatus" AS ENUM ('InProgress', 'Completed', 'CompletedWithWarnings', 'Failed');

-- CreateEnum
CREATE TYPE "ProtectionState" AS ENUM ('InitialBackupPending', 'Protected', 'ProtectionError', 'ProtectionPaused', 'ProtectionStopped');

-- CreateEnum
CREATE TYPE "RunKind" AS ENUM ('Backup', 'ConfigureBackup');

-- CreateEnum
CREATE TYPE "RunTrigger" AS ENUM ('Scheduled', 'OnDemand');

-- CreateEnum
CREATE TYPE "RunStatus" AS ENUM ('Queued', 'InProgress', 'Completed', 'CompletedWithWarnings', 'Failed', 'Cancelling', 'Cancelled');

-- CreateTable
CREATE TABLE "Connection" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "clientId" TEXT,
    "credentialKind" "CredentialKind" NOT NULL,
    "sealedSecret" TEXT,
    "cloud" "Cloud" NOT NULL DEFAULT 'AzureCloud',
    "authorityHost" TEXT NOT NULL,
    "armEndpoint" TEXT NOT NULL,
    "lastCheck" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Connection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Subscription" (
    "id" UUID NOT NULL,
    "connectionId" UUID NOT NULL,
    "subscriptionId" TEXT NOT NULL,
    "displayName" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "inScope" BOOLEAN NOT NULL DEFAULT true,
    "access" "SubscriptionAccess" NOT NULL DEFAULT 'Unknown',
    "syncError" JSONB,
    "syncedAt" TIMESTAMPTZ(3),
    "locks" JSONB,
    "collectionCounts" JSONB,

    CONSTRAINT "Subscription_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InventorySync" (
    "id" UUID NOT NULL,
    "connectionId" UUID NOT NULL,
    "status" "SyncStatus" NOT NULL DEFAULT 'InProgress',
    "progress" JSONB NOT NULL,
    "summary" JSONB,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "InventorySync_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VmSize" (
    "connectionId" TEXT NOT NULL,
    "location" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "capabilities" JSONB NOT NULL,
    "restricted" BOOLEAN NOT NULL,
    "fetchedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "VmSize_pkey" PRIMARY KEY ("connectionId","location","name")
);

-- CreateTable
CREATE TABLE "VirtualMachine" (
    "id" UUID NOT NULL,
    "subscriptionRowId" UUID NOT NULL,
    "armKey" TEXT NOT NULL,
    "armId" TEXT NOT NULL,
    "vmId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "resourceGroup" TEXT NOT NULL,
    "location" TEXT NOT NULL,
    "size" TEXT NOT NULL,
    "osType" TEXT,
    "powerState" TEXT NOT NULL,
    "provisioningState" TEXT NOT NULL,
    "agentState" TEXT NOT NULL,
    "diskCount" INTEGER NOT NULL,
    "provisionedGb" INTEGER NOT NULL,
    "tags" JSONB NOT NULL,
    "facts" JSONB NOT NULL,
    "factsHash" TEXT NOT NULL,
    "firstSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "disappearedAt" TIMESTAMPTZ(3),

    CONSTRAINT "VirtualMachine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Disk" (
    "id" UUID NOT NULL,
    "virtualMachineId" UUID NOT NULL,
    "armId" TEXT,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "lun" INTEGER,
    "sku" TEXT,
    "sizeGb" INTEGER,
    "caching" TEXT NOT NULL,

    CONSTRAINT "Disk_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VmEvent" (
    "id" UUID NOT NULL,
    "virtualMachineId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "detail" JSONB,

    CONSTRAINT "VmEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Assessment" (
    "virtualMachineId" UUID NOT NULL,
    "mode" TEXT NOT NULL,
    "profile" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "findings" JSONB NOT NULL,
    "liftingExclusions" JSONB,
    "catalogueVersion" TEXT NOT NULL,
    "assessedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Assessment_pkey" PRIMARY KEY ("virtualMachineId","mode")
);

-- CreateTable
CREATE TABLE "Policy" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT NOT NULL,
    "currentNumber" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PolicyVersion" (
    "id" UUID NOT NULL,
    "policyId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "settings" JSONB NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PolicyVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProtectedItem" (
    "id" UUID NOT NULL,
    "virtualMachineId" UUID NOT NULL,
    "policyId" UUID NOT NULL,
    "state" "ProtectionState" NOT NULL DEFAULT 'InitialBackupPending',
    "excludedDiskIds" TEXT[],
    "acceptedWarnings" JSONB NOT NULL,
    "nextRunAt" TIMESTAMPTZ(3),
    "missedSlots" INTEGER NOT NULL DEFAULT 0,
    "lastSuccessAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "stoppedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ProtectedItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Run" (
    "id" UUID NOT NULL,
    "kind" "RunKind" NOT NULL,
    "virtualMachineId" UUID NOT NULL,
    "protectedItemId" UUID,
    "policyVersionId" UUID,
    "trigger" "RunTrigger" NOT NULL,
    "requestedBy" TEXT NOT NULL,
    "slotAt" TIMESTAMPTZ(3),
    "requestedMode" TEXT NOT NULL,
    "achievedMode" TEXT,
    "excludedDiskIds" TEXT[],
    "status" "RunStatus" NOT NULL DEFAULT 'Queued',
    "engineState" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "dueAt" TIMESTAMPTZ(3),
    "deadlineAt" TIMESTAMPTZ(3),
    "waitReason" TEXT,
    "memory" JSONB NOT NULL,
    "error" JSONB,
    "warnings" JSONB,
    "assessment" JSONB,
    "vmConfiguration" JSONB,
    "keepUntil" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RunStep" (
    "id" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "detail" TEXT,
    "operationId" TEXT,
    "correlationId" TEXT,
    "startedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RunStep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RunEvent" (
    "runId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "detail" JSONB,

    CONSTRAINT "RunEvent_pkey" PRIMARY KEY ("runId","seq")
);

-- CreateTable
CREATE TABLE "RestorePointCollection" (
    "id" UUID NOT NULL,
    "virtualMachineId" UUID NOT NULL,
    "armKey" TEXT NOT NULL,
    "armId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "resourceGroup" TEXT NOT NULL,
    "location" TEXT NOT NULL,
    "sourceArmId" TEXT,
    "pointsReadAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RestorePointCollection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RestorePoint" (
    "id" UUID NOT NULL,
    "collectionId" UUID NOT NULL,
    "virtualMachineId" UUID NOT NULL,
    "runId" UUID,
    "armKey" TEXT NOT NULL,
    "armId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "requestedMode" TEXT NOT NULL,
    "achievedMode" TEXT,
    "provisioningState" TEXT NOT NULL,
    "takenAt" TIMESTAMPTZ(3) NOT NULL,
    "assessment" JSONB,
    "vmConfiguration" JSONB,
    "policyName" TEXT,
    "keepUntil" TIMESTAMPTZ(3),
    "pinned" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RestorePoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DiskRestorePoint" (
    "id" UUID NOT NULL,
    "restorePointId" UUID NOT NULL,
    "diskName" TEXT NOT NULL,
    "diskArmId" TEXT,
    "role" TEXT NOT NULL,
    "lun" INTEGER,
    "sku" TEXT,
    "sizeGb" INTEGER,
    "caching" TEXT NOT NULL,
    "included" BOOLEAN NOT NULL,
    "exclusionReason" TEXT,
    "armId" TEXT,
    "state" TEXT NOT NULL,

    CONSTRAINT "DiskRestorePoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "objectId" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "userName" TEXT NOT NULL,
    "roles" TEXT[],
    "lastSignInAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CommandReceipt" (
    "key" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "command" TEXT NOT NULL,
    "result" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CommandReceipt_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "seq" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "detail" JSONB NOT NULL,
    "prevHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "Connection_name_key" ON "Connection"("name");

-- CreateIndex
CREATE UNIQUE INDEX "Subscription_connectionId_subscriptionId_key" ON "Subscription"("connectionId", "subscriptionId");

-- CreateIndex
CREATE INDEX "InventorySync_connectionId_startedAt_idx" ON "InventorySync"("connectionId", "startedAt" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "VirtualMachine_armKey_key" ON "VirtualMachine"("armKey");

-- CreateIndex
CREATE INDEX "VirtualMachine_name_id_idx" ON "VirtualMachine"("name", "id");

-- CreateIndex
CREATE INDEX "VirtualMachine_location_idx" ON "VirtualMachine"("location");

-- CreateIndex
CREATE INDEX "VirtualMachine_subscriptionRowId_idx" ON "VirtualMachine"("subscriptionRowId");

-- CreateIndex
CREATE UNIQUE INDEX "Disk_virtualMachineId_name_key" ON "Disk"("virtualMachineId", "name");

-- CreateIndex
CREATE INDEX "VmEvent_virtualMachineId_at_id_idx" ON "VmEvent"("virtualMachineId", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Assessment_mode_verdict_idx" ON "Assessment"("mode", "verdict");

-- CreateIndex
CREATE INDEX "Policy_name_id_idx" ON "Policy"("name", "id");

-- CreateIndex
CREATE UNIQUE INDEX "PolicyVersion_policyId_number_key" ON "PolicyVersion"("policyId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "ProtectedItem_virtualMachineId_key" ON "ProtectedItem"("virtualMachineId");

-- CreateIndex
CREATE INDEX "ProtectedItem_nextRunAt_idx" ON "ProtectedItem"("nextRunAt");

-- CreateIndex
CREATE INDEX "ProtectedItem_policyId_idx" ON "ProtectedItem"("policyId");

-- CreateIndex
CREATE INDEX "Run_virtualMachineId_id_idx" ON "Run"("virtualMachineId", "id" DESC);

-- CreateIndex
CREATE INDEX "Run_status_id_idx" ON "Run"("status", "id" DESC);

-- CreateIndex
CREATE INDEX "Run_status_dueAt_idx" ON "Run"("status", "dueAt");

-- CreateIndex
CREATE INDEX "Run_kind_trigger_id_idx" ON "Run"("kind", "trigger", "id" DESC);

-- CreateIndex
CREATE INDEX "Run_policyVersionId_id_idx" ON "Run"("policyVersionId", "id" DESC);

-- CreateIndex
CREATE INDEX "Run_createdAt_idx" ON "Run"("createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "RunStep_runId_name_key" ON "RunStep"("runId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "RestorePointCollection_armKey_key" ON "RestorePointCollection"("armKey");

-- CreateIndex
CREATE UNIQUE INDEX "RestorePoint_runId_key" ON "RestorePoint"("runId");

-- CreateIndex
CREATE UNIQUE INDEX "RestorePoint_armKey_key" ON "RestorePoint"("armKey");

-- CreateIndex
CREATE INDEX "RestorePoint_takenAt_id_idx" ON "RestorePoint"("takenAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "RestorePoint_virtualMachineId_takenAt_id_idx" ON "RestorePoint"("virtualMachineId", "takenAt" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "DiskRestorePoint_restorePointId_diskName_key" ON "DiskRestorePoint"("restorePointId", "diskName");

-- CreateIndex
CREATE UNIQUE INDEX "User_tenantId_objectId_key" ON "User"("tenantId", "objectId");

-- CreateIndex
CREATE INDEX "CommandReceipt_createdAt_idx" ON "CommandReceipt"("createdAt");

-- CreateIndex
CREATE INDEX "AuditEntry_at_idx" ON "AuditEntry"("at" DESC);

-- AddForeignKey
ALTER TABLE "Subscription" ADD CONSTRAINT "Subscription_connectionId_fkey" FOREIGN KEY ("connectionId") REFERENCES "Connection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InventorySync" ADD CONSTRAINT "InventorySync_connectionId_fkey" FOREIGN KEY ("connectionId") REFERENCES "Connection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VirtualMachine" ADD CONSTRAINT "VirtualMachine_subscriptionRowId_fkey" FOREIGN KEY ("subscriptionRowId") REFERENCES "Subscription"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Disk" ADD CONSTRAINT "Disk_virtualMachineId_fkey" FOREIGN KEY ("virtualMachineId") REFERENCES "VirtualMachine"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VmEvent" ADD CONSTRAINT "VmEvent_virtualMachineId_fkey" FOREIGN KEY ("virtualMachineId") REFERENCES "VirtualMachine"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_virtualMachineId_fkey" FOREIGN KEY ("virtualMachineId") REFERENCES "VirtualMachine"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PolicyVersion" ADD CONSTRAINT "PolicyVersion_policyId_fkey" FOREIGN KEY ("policyId") REFERENCES "Policy"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProtectedItem" ADD CONSTRAINT "ProtectedItem_virtualMachineId_fkey" FOREIGN KEY ("virtualMachineId") REFERENCES "VirtualMachine"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProtectedItem" ADD CONSTRAINT "ProtectedItem_policyId_fkey" FOREIGN KEY ("policyId") REFERENCES "Policy"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Run" ADD CONSTRAINT "Run_virtualMachineId_fkey" FOREIGN KEY ("virtualMachineId") REFERENCES "VirtualMachine"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Run" ADD CONSTRAINT "Run_protectedItemId_fkey" FOREIGN KEY ("protectedItemId") REFERENCES "ProtectedItem"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Run" ADD CONSTRAINT "Run_policyVersionId_fkey" FOREIGN KEY ("policyVersionId") REFERENCES "PolicyVersion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RunStep" ADD CONSTRAINT "RunStep_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RunEvent" ADD CONSTRAINT "RunEvent_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RestorePointCollection" ADD CONSTRAINT "RestorePointCollection_virtualMachineId_fkey" FOREIGN KEY ("virtualMachineId") REFERENCES "VirtualMachine"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RestorePoint" ADD CONSTRAINT "RestorePoint_collectionId_fkey" FOREIGN KEY ("collectionId") REFERENCES "RestorePointCollection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RestorePoint" ADD CONSTRAINT "RestorePoint_virtualMachineId_fkey" FOREIGN KEY ("virtualMachineId") REFERENCES "VirtualMachine"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RestorePoint" ADD CONSTRAINT "RestorePoint_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DiskRestorePoint" ADD CONSTRAINT "DiskRestorePoint_restorePointId_fkey" FOREIGN KEY ("restorePointId") REFERENCES "RestorePoint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
