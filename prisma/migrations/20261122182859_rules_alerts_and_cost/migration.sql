-- CreateEnum
CREATE TYPE "AlertSeverity" AS ENUM ('Critical', 'Warning', 'Information');

-- CreateEnum
CREATE TYPE "PriceOrigin" AS ENUM ('RetailPrices', 'PriceSheet');

-- CreateEnum
CREATE TYPE "PriceFetchStatus" AS ENUM ('InProgress', 'Completed', 'CompletedWithWarnings', 'Failed');

-- CreateEnum
CREATE TYPE "CostScope" AS ENUM ('Fleet', 'Policy', 'VirtualMachine', 'Disk');

-- AlterTable
ALTER TABLE "ProtectedItem" ADD COLUMN     "resumedAt" TIMESTAMPTZ(3),
ADD COLUMN     "ruleId" UUID;

-- CreateTable
CREATE TABLE "ProtectionRule" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "priority" INTEGER NOT NULL,
    "policyId" UUID NOT NULL,
    "scope" JSONB NOT NULL,
    "acceptedWarnings" JSONB NOT NULL DEFAULT '[]',
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "appliedAt" TIMESTAMPTZ(3),
    "outcome" JSONB,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ProtectionRule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Alert" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "severity" "AlertSeverity" NOT NULL,
    "virtualMachineId" UUID,
    "title" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "detail" JSONB,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "acknowledgedAt" TIMESTAMPTZ(3),
    "acknowledgedBy" TEXT,
    "closedAt" TIMESTAMPTZ(3),
    "closedBecause" TEXT,

    CONSTRAINT "Alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PriceFetch" (
    "id" UUID NOT NULL,
    "origin" "PriceOrigin" NOT NULL,
    "status" "PriceFetchStatus" NOT NULL DEFAULT 'InProgress',
    "currency" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "progress" JSONB NOT NULL,
    "problems" JSONB,
    "error" JSONB,
    "rowCount" INTEGER NOT NULL DEFAULT 0,
    "requestedBy" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),
    "sheet" JSONB,
    "takenAt" TIMESTAMPTZ(3),

    CONSTRAINT "PriceFetch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PriceFetchRegion" (
    "fetchId" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "isTaken" BOOLEAN NOT NULL,
    "rowCount" INTEGER NOT NULL,
    "problems" JSONB NOT NULL,
    "fetchedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PriceFetchRegion_pkey" PRIMARY KEY ("fetchId","region")
);

-- CreateTable
CREATE TABLE "PriceRow" (
    "fetchId" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "currencyCode" TEXT NOT NULL,
    "armRegionName" TEXT NOT NULL,
    "serviceName" TEXT NOT NULL,
    "productName" TEXT NOT NULL,
    "skuName" TEXT NOT NULL,
    "meterName" TEXT NOT NULL,
    "meterId" TEXT,
    "unitOfMeasure" TEXT NOT NULL,
    "retailPrice" DOUBLE PRECISION NOT NULL,
    "tierMinimumUnits" DOUBLE PRECISION NOT NULL,
    "type" TEXT NOT NULL,
    "isPrimaryMeterRegion" BOOLEAN,
    "effectiveStartDate" TIMESTAMPTZ(3),
    "fetchedAt" TIMESTAMPTZ(3) NOT NULL,
    "raw" JSONB NOT NULL,

    CONSTRAINT "PriceRow_pkey" PRIMARY KEY ("fetchId","ordinal")
);

-- CreateTable
CREATE TABLE "CostAssumption" (
    "scope" "CostScope" NOT NULL,
    "scopeId" TEXT NOT NULL,
    "usedRatio" JSONB,
    "dailyChurnRatio" JSONB,
    "note" TEXT,
    "setBy" TEXT NOT NULL,
    "setAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CostAssumption_pkey" PRIMARY KEY ("scope","scopeId")
);

-- CreateTable
CREATE TABLE "CostBudget" (
    "id" UUID NOT NULL,
    "scope" TEXT NOT NULL,
    "scopeId" TEXT NOT NULL,
    "monthlyAmount" DOUBLE PRECISION NOT NULL,
    "currency" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CostBudget_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CostSnapshot" (
    "day" DATE NOT NULL,
    "currency" TEXT NOT NULL,
    "pricesAsOf" TIMESTAMPTZ(3) NOT NULL,
    "totals" JSONB NOT NULL,
    "takenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CostSnapshot_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "CostImport" (
    "id" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "periodStart" DATE NOT NULL,
    "periodEnd" DATE NOT NULL,
    "reading" JSONB NOT NULL,
    "lineCount" INTEGER NOT NULL,
    "importedBy" TEXT NOT NULL,
    "importedAt" TIMESTAMPTZ(3) NOT NULL,
    "takenAt" TIMESTAMPTZ(3),

    CONSTRAINT "CostImport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CostActual" (
    "importId" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "month" DATE NOT NULL,
    "subscriptionId" TEXT NOT NULL,
    "resourceGroup" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "productName" TEXT NOT NULL,
    "meterName" TEXT NOT NULL,
    "meterId" TEXT,
    "charge" TEXT NOT NULL,
    "quantity" DOUBLE PRECISION NOT NULL,
    "unit" TEXT NOT NULL,
    "cost" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "CostActual_pkey" PRIMARY KEY ("importId","ordinal")
);

-- CreateIndex
CREATE INDEX "ProtectionRule_priority_id_idx" ON "ProtectionRule"("priority", "id");

-- CreateIndex
CREATE INDEX "Alert_openedAt_id_idx" ON "Alert"("openedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Alert_virtualMachineId_openedAt_idx" ON "Alert"("virtualMachineId", "openedAt" DESC);

-- CreateIndex
CREATE INDEX "PriceFetch_origin_startedAt_idx" ON "PriceFetch"("origin", "startedAt" DESC);

-- CreateIndex
CREATE INDEX "PriceFetchRegion_region_fetchedAt_idx" ON "PriceFetchRegion"("region", "fetchedAt" DESC);

-- CreateIndex
CREATE INDEX "PriceRow_fetchId_armRegionName_idx" ON "PriceRow"("fetchId", "armRegionName");

-- CreateIndex
CREATE UNIQUE INDEX "CostBudget_scope_scopeId_key" ON "CostBudget"("scope", "scopeId");

-- CreateIndex
CREATE INDEX "CostImport_importedAt_id_idx" ON "CostImport"("importedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "CostActual_month_subscriptionId_idx" ON "CostActual"("month", "subscriptionId");

-- CreateIndex
CREATE INDEX "ProtectedItem_ruleId_idx" ON "ProtectedItem"("ruleId");

-- CreateIndex
CREATE INDEX "Run_virtualMachineId_endedAt_id_idx" ON "Run"("virtualMachineId", "endedAt" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "ProtectedItem" ADD CONSTRAINT "ProtectedItem_ruleId_fkey" FOREIGN KEY ("ruleId") REFERENCES "ProtectionRule"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProtectionRule" ADD CONSTRAINT "ProtectionRule_policyId_fkey" FOREIGN KEY ("policyId") REFERENCES "Policy"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Alert" ADD CONSTRAINT "Alert_virtualMachineId_fkey" FOREIGN KEY ("virtualMachineId") REFERENCES "VirtualMachine"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PriceFetchRegion" ADD CONSTRAINT "PriceFetchRegion_fetchId_fkey" FOREIGN KEY ("fetchId") REFERENCES "PriceFetch"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PriceRow" ADD CONSTRAINT "PriceRow_fetchId_fkey" FOREIGN KEY ("fetchId") REFERENCES "PriceFetch"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CostActual" ADD CONSTRAINT "CostActual_importId_fkey" FOREIGN KEY ("importId") REFERENCES "CostImport"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Rules that the schema language cannot say; tests/integration/db tries to break them.
CREATE UNIQUE INDEX "ProtectionRule_name_live" ON "ProtectionRule"("nameKey") WHERE "deletedAt" IS NULL;
CREATE UNIQUE INDEX "PriceFetch_one_refresh_at_a_time" ON "PriceFetch"("origin") WHERE "status" = 'InProgress' AND "origin" = 'RetailPrices';
CREATE UNIQUE INDEX "Alert_one_open_per_key" ON "Alert"("key") WHERE "closedAt" IS NULL;
ALTER TABLE "CostAssumption" ADD CONSTRAINT "CostAssumption_fleet_has_no_id" CHECK (("scope" = 'Fleet') = ("scopeId" = ''));
ALTER TABLE "CostBudget" ADD CONSTRAINT "CostBudget_amount_positive" CHECK ("monthlyAmount" > 0);

-- What an alert looks for, among points whose history only grows.
CREATE INDEX "RestorePoint_vanished" ON "RestorePoint"("virtualMachineId") WHERE "provisioningState" = 'NotFound';
-- What the estimate reads of every point of a fleet, so that it need not read the points themselves.
CREATE INDEX "RestorePoint_billed" ON "RestorePoint"("virtualMachineId", "takenAt") INCLUDE ("binnedAt")
  WHERE "deletedAt" IS NULL AND "provisioningState" = 'Succeeded' AND ("runId" IS NOT NULL OR recovered);
-- Points of other tools, which are few among all.
CREATE INDEX "RestorePoint_foreign" ON "RestorePoint"("collectionId") WHERE "runId" IS NULL AND NOT recovered AND "deletedAt" IS NULL;

-- Sub-tasks are read with their run and change with it, so they stand in its row: a move is one row's change, not three.
ALTER TABLE "Run" ADD COLUMN "steps" JSONB NOT NULL DEFAULT '[]';
UPDATE "Run" r SET "steps" = s."steps" FROM (
  SELECT "runId", jsonb_agg(jsonb_build_object(
    'name', name, 'status', status, 'attempts', attempts, 'detail', detail, 'operationId', "operationId",
    'correlationId', "correlationId",
    'startedAt', to_char("startedAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'endedAt', to_char("endedAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
  ) ORDER BY ordinal) AS "steps" FROM "RunStep" GROUP BY "runId"
) s WHERE s."runId" = r.id;
DROP TABLE "RunStep";

-- A run moves several times within seconds. With room beside it, and without its due time in an index, a move touches one page.
ALTER TABLE "Run" SET (fillfactor = 50);
DROP INDEX "Run_status_dueAt_idx";
