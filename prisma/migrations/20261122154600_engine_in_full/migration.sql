-- CreateEnum
CREATE TYPE "PolicyChangeKind" AS ENUM ('Modified', 'Assigned', 'Reverted');

-- A value added to a type cannot be used in the transaction that adds it, and an index below does: a new type in its place.
DROP INDEX "Run_one_active_backup_per_vm";
ALTER TYPE "RunKind" RENAME TO "RunKind_before";
CREATE TYPE "RunKind" AS ENUM ('Backup', 'ConfigureBackup', 'DeletePoints');
ALTER TABLE "Run" ALTER COLUMN "kind" TYPE "RunKind" USING ("kind"::text::"RunKind");
DROP TYPE "RunKind_before";
CREATE UNIQUE INDEX "Run_one_active_backup_per_vm" ON "Run" ("virtualMachineId")
  WHERE kind = 'Backup' AND status IN ('Queued', 'InProgress', 'Cancelling');
CREATE UNIQUE INDEX "Run_one_active_deletion_per_vm" ON "Run" ("virtualMachineId")
  WHERE kind = 'DeletePoints' AND status IN ('Queued', 'InProgress', 'Cancelling');

-- DropIndex
DROP INDEX "RestorePoint_runId_key";

-- AlterTable
ALTER TABLE "ProtectedItem" ADD COLUMN     "fallbackStreak" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "pausedUntil" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "RestorePoint" ADD COLUMN     "binnedAt" TIMESTAMPTZ(3),
ADD COLUMN     "binnedBecause" TEXT,
ADD COLUMN     "purgeAt" TIMESTAMPTZ(3),
ADD COLUMN     "recovered" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "policyChangeId" UUID;

-- CreateTable
CREATE TABLE "PolicyChange" (
    "id" UUID NOT NULL,
    "kind" "PolicyChangeKind" NOT NULL,
    "policyId" UUID NOT NULL,
    "fromNumber" INTEGER,
    "toNumber" INTEGER NOT NULL,
    "requestedBy" TEXT NOT NULL,
    "plan" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PolicyChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MaintenanceWindow" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "weekdays" TEXT[],
    "startTime" TEXT NOT NULL,
    "durationMinutes" INTEGER NOT NULL,
    "timeZone" TEXT NOT NULL,
    "scope" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MaintenanceWindow_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AzureBudget" (
    "id" TEXT NOT NULL,
    "capacity" DOUBLE PRECISION NOT NULL,
    "refillPerMinute" DOUBLE PRECISION NOT NULL,
    "tokens" DOUBLE PRECISION NOT NULL,
    "refilledAt" TIMESTAMPTZ(3) NOT NULL,
    "blockedUntil" TIMESTAMPTZ(3),

    CONSTRAINT "AzureBudget_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PolicyChange_policyId_createdAt_idx" ON "PolicyChange"("policyId", "createdAt" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "MaintenanceWindow_name_key" ON "MaintenanceWindow"("name");

-- CreateIndex
CREATE INDEX "RestorePoint_purgeAt_idx" ON "RestorePoint"("purgeAt");

-- CreateIndex
CREATE INDEX "RestorePoint_runId_idx" ON "RestorePoint"("runId");

-- CreateIndex
CREATE INDEX "Run_policyChangeId_idx" ON "Run"("policyChangeId");

-- AddForeignKey
ALTER TABLE "PolicyChange" ADD CONSTRAINT "PolicyChange_policyId_fkey" FOREIGN KEY ("policyId") REFERENCES "Policy"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Run" ADD CONSTRAINT "Run_policyChangeId_fkey" FOREIGN KEY ("policyChangeId") REFERENCES "PolicyChange"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Rules that the schema language cannot say; tests/integration/db tries to break them.
ALTER TABLE "RestorePoint" ADD CONSTRAINT "RestorePoint_bin_has_end" CHECK (("binnedAt" IS NULL) = ("purgeAt" IS NULL));
ALTER TABLE "RestorePoint" ADD CONSTRAINT "RestorePoint_pinned_not_in_bin" CHECK (NOT (pinned AND "binnedAt" IS NOT NULL));
ALTER TABLE "RestorePoint" ADD CONSTRAINT "RestorePoint_foreign_not_in_bin" CHECK ("runId" IS NOT NULL OR recovered OR "binnedAt" IS NULL);
