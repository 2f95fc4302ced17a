import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collect } from "#tests/support/azure-clients.ts";
import { type BackupBench, fleetVault, group, namesOf, startBackupBench } from "#tests/support/backup-bench.ts";

let bench: BackupBench;
let vaultsPath: string;
beforeAll(async () => {
  bench = await startBackupBench();
  vaultsPath = `/subscriptions/${bench.subscriptionId}/resourceGroups/${group}/providers/Microsoft.RecoveryServices/vaults`;
});
afterAll(() => bench?.simulator.stop());

const newVault = { location: "West Europe", sku: { name: "Standard" }, properties: {} };

describe("a Recovery Services vault", () => {
  it("is made by the real client, in two phases, with three policies of its own", async () => {
    const made = await bench.vaults.vaults.createOrUpdate(group, "rsv-made", newVault);
    expect(made).toMatchObject({
      name: "rsv-made",
      location: "westeurope",
      properties: {
        provisioningState: "Succeeded",
        backupStorageVersion: "Unassigned",
        publicNetworkAccess: "Enabled",
      },
    });
    const policies = await collect(bench.backup.backupPolicies.list("rsv-made", group));
    expect(policies.map((policy) => policy.name).toSorted()).toEqual([
      "DefaultPolicy",
      "EnhancedPolicy",
      "HourlyLogBackup",
    ]);
  });

  it("answers 201 with the address of its operation first", async () => {
    const answer = await bench.arm("PUT", `${vaultsPath}/rsv-phases?api-version=2024-04-01`, newVault);
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ properties: { provisioningState: "Provisioning" } });
    const status = await bench.arm("GET", answer.headers.get("azure-asyncoperation") ?? "");
    expect(status.body).toMatchObject({ status: "InProgress", id: expect.stringContaining("/operationStatus/") });
    await bench.advance(1);
    const done = await bench.arm("GET", answer.headers.get("azure-asyncoperation") ?? "");
    expect(done.body).toMatchObject({ status: "Succeeded" });
    const again = await bench.arm("PUT", `${vaultsPath}/rsv-phases?api-version=2024-04-01`, newVault);
    expect(again.status).toBe(200);
  });

  it("gives each identity its ids, and keeps settings that a change does not name", async () => {
    await bench.vaults.vaults.createOrUpdate(group, "rsv-changed", newVault);
    const changed = await bench.vaults.vaults.update(group, "rsv-changed", {
      identity: { type: "systemassigned" },
      tags: { team: "backup" },
      properties: { monitoringSettings: { azureMonitorAlertSettings: { alertsForAllJobFailures: "disabled" } } },
    });
    expect(changed.identity).toMatchObject({ type: "SystemAssigned", principalId: expect.any(String) });
    expect(changed.tags).toEqual({ team: "backup" });
    expect(changed.properties).toMatchObject({
      monitoringSettings: { azureMonitorAlertSettings: { alertsForAllJobFailures: "Disabled" } },
      redundancySettings: { standardTierStorageRedundancy: "GeoRedundant" },
    });
  });

  it("does not show young properties to older versions", async () => {
    const old = await bench.arm("GET", `${vaultsPath}/${fleetVault}?api-version=2022-10-01`);
    const young = await bench.arm("GET", `${vaultsPath}/${fleetVault}?api-version=2024-04-01`);
    expect(young.body).toHaveProperty("properties.restoreSettings");
    expect(old.body).not.toHaveProperty("properties.restoreSettings");
    expect(old.body).not.toHaveProperty("properties.securitySettings.softDeleteSettings");
  });

  it.each([
    ["a region that is missing", "rsv-x", { sku: { name: "Standard" } }, "LocationRequired"],
    ["a name with an underscore", "rsv_x", newVault, "InvalidParameter"],
    [
      "a redundancy that does not exist",
      "rsv-x",
      { ...newVault, properties: { redundancySettings: { standardTierStorageRedundancy: "Everywhere" } } },
      "InvalidParameter",
    ],
  ])("is refused for %s", async (_what, name, body, code) => {
    const answer = await bench.arm("PUT", `${vaultsPath}/${name}?api-version=2025-02-01`, body);
    expect(answer).toMatchObject({ status: 400, body: { error: { code } } });
  });

  it("cannot move to another region by a second PUT", async () => {
    const answer = await bench.arm("PUT", `${vaultsPath}/${fleetVault}?api-version=2025-02-01`, {
      ...newVault,
      location: "eastus",
    });
    expect(answer).toMatchObject({ status: 409, body: { error: { code: "InvalidResourceLocation" } } });
  });

  it("stays while it protects something, and goes when it is empty", async () => {
    await expect(bench.vaults.vaults.delete(group, fleetVault)).rejects.toMatchObject({
      code: "ServiceResourceNotEmptyWithContainerDetails",
    });
    await bench.vaults.vaults.createOrUpdate(group, "rsv-empty", newVault);
    await bench.vaults.vaults.delete(group, "rsv-empty");
    await expect(bench.vaults.vaults.get(group, "rsv-empty")).rejects.toMatchObject({ code: "ResourceNotFound" });
  });

  it("shows its security and storage settings under their older names, too", async () => {
    await bench.vaults.vaults.createOrUpdate(group, "rsv-settings", newVault);
    const changed = await bench.backup.backupResourceVaultConfigs.update("rsv-settings", group, {
      properties: { softDeleteFeatureState: "Disabled", softDeleteRetentionPeriodInDays: 20 },
    });
    expect(changed.properties).toMatchObject({ softDeleteFeatureState: "Disabled", enhancedSecurityState: "Enabled" });
    const vault = await bench.vaults.vaults.get(group, "rsv-settings");
    expect(vault.properties?.securitySettings?.softDeleteSettings).toMatchObject({
      softDeleteState: "Disabled",
      softDeleteRetentionPeriodInDays: 20,
    });
    await bench.backup.backupResourceStorageConfigsNonCRR.update("rsv-settings", group, {
      properties: { storageModelType: "LocallyRedundant" },
    });
    const storage = await bench.backup.backupResourceStorageConfigsNonCRR.get("rsv-settings", group);
    expect(storage.properties).toMatchObject({ storageModelType: "LocallyRedundant", storageTypeState: "Unlocked" });
  });
});

describe("protecting a machine", () => {
  const itemPath = (vmName: string, vault = fleetVault) => {
    const { container, item } = namesOf(bench.machine(vmName).vm.id);
    return `${vaultsPath}/${vault}/backupFabrics/Azure/protectionContainers/${container}/protectedItems/${item}`;
  };
  const put = (vmName: string, properties: Record<string, unknown>, vault = fleetVault) =>
    bench.arm("PUT", `${itemPath(vmName, vault)}?api-version=2025-02-01`, {
      properties: { protectedItemType: "Microsoft.Compute/virtualMachines", ...properties },
    });
  const protect = (vmName: string, policyName: string, vault = fleetVault) =>
    put(
      vmName,
      {
        sourceResourceId: bench.machine(vmName).vm.id,
        policyId: `${vaultsPath}/${vault}/backupPolicies/${policyName}`,
      },
      vault,
    );

  it("begins with the machines of the region that no vault protects", async () => {
    const filter = "backupManagementType eq 'AzureIaasVM'";
    const items = await collect(bench.backup.backupProtectableItems.list(fleetVault, group, { filter }));
    const names = items.map((item) => item.properties?.friendlyName);
    expect(names).toContain("erp-app-01");
    expect(names).not.toContain("erp-db-02");
    expect(names).not.toContain("pay-db-02");
  });

  it("is accepted at once and configured by a job", async () => {
    const accepted = await protect("erp-app-01", "DefaultPolicy");
    expect(accepted.status).toBe(202);
    expect(accepted.headers.get("azure-asyncoperation")).toContain("/operationsStatus/");
    expect(accepted.headers.get("location")).toContain("/operationResults/");
    const { status, jobId } = await bench.settled(accepted);
    expect(status).toBe("Succeeded");
    const job = await bench.backup.jobDetails.get(fleetVault, group, jobId);
    expect(job.properties).toMatchObject({ operation: "ConfigureBackup", status: "Completed" });
    const result = await bench.arm("GET", accepted.headers.get("location") ?? "");
    expect(result).toMatchObject({
      status: 200,
      body: { properties: { protectionState: "IRPending", policyName: "DefaultPolicy", lastBackupStatus: "" } },
    });
  });

  it("writes names in one form, however a client spells them", async () => {
    const { item } = namesOf(bench.machine("erp-db-01").vm.id);
    const lower = itemPath("erp-db-01").toLowerCase().replace("iaasvmcontainer;iaasvm", "iaasvm").replace("/vm;", "/");
    const answer = await bench.arm("GET", `${lower}?api-version=2024-04-01`);
    expect(answer).toMatchObject({ status: 200, body: { name: item } });
  });

  it("fails in its job when the policy is crash-consistent and the size uses Azure Boost", async () => {
    const { status, error } = await bench.settled(await protect("boost-sql-01", "Crash-Consistent-4h"));
    expect(status).toBe("Failed");
    expect(error).toMatchObject({ code: "UserErrorCrashConsistentBackupNotSupported", message: /Standard_D4s_v6/ });
    const filter = "operation eq 'ConfigureBackup' and status eq 'Failed'";
    const [job] = await collect(bench.backup.backupJobs.list(fleetVault, group, { filter }));
    expect(job?.properties).toMatchObject({ entityFriendlyName: "boost-sql-01" });
    const unprotected = await bench.arm("GET", `${itemPath("boost-sql-01")}?api-version=2025-02-01`);
    expect(unprotected.status).toBe(404);
  });

  it.each([
    [
      "another vault's machine",
      "erp-db-01",
      "DefaultPolicy",
      "rsv-second",
      409,
      "UserErrorVmAlreadyProtectedInAnotherVault",
    ],
    ["a policy that does not exist", "erp-app-02", "Nothing", fleetVault, 404, "BMSUserErrorPolicyNotFound"],
    [
      "a Standard policy after an Enhanced one",
      "erp-db-02",
      "DefaultPolicy",
      fleetVault,
      400,
      "UserErrorMigrationToStandardPolicyNotAllowed",
    ],
    ["a Standard policy and an Ultra disk", "trade-ultra-01", "DefaultPolicy", fleetVault, 400, ""],
    ["a machine of another region", "pay-db-02", "DefaultPolicy", fleetVault, 400, "UserErrorVmNotInVaultRegion"],
  ])("is refused for %s", async (_what, vmName, policyName, vault, status, code) => {
    if (vault === "rsv-second") await bench.vaults.vaults.createOrUpdate(group, vault, newVault);
    const answer = await protect(vmName, policyName, vault);
    expect(answer.status).toBe(status);
    expect((answer.body as { error: { code: string } }).error.code).toMatch(code || /NotSupported|NotInVaultRegion/);
  });

  it("is one change at a time", async () => {
    await bench.simulator.control("POST", "/clock/advance", { seconds: 1 });
    await bench.simulator.control("POST", "/faults", {
      operation: "ProtectedItems_CreateOrUpdate",
      kind: "stuckOperation",
    });
    expect((await protect("erp-app-03", "EnhancedPolicy")).status).toBe(202);
    const second = await protect("erp-app-03", "EnhancedPolicy");
    expect(second).toMatchObject({ status: 409, body: { error: { code: "BMSUserErrorObjectLocked" } } });
  });

  it("can be stopped with the data retained, and begun again", async () => {
    await bench.settled(await put("erp-app-04", { protectionState: "ProtectionStopped" }));
    const stopped = await bench.arm("GET", `${itemPath("erp-app-04")}?api-version=2025-02-01`);
    expect(stopped.body).toMatchObject({ properties: { protectionState: "ProtectionStopped" } });
    expect(stopped.body).toHaveProperty("properties.policyId", "");
    const { vm } = bench.machine("erp-app-04");
    const names = namesOf(vm.id);
    const points = await collect(
      bench.backup.recoveryPoints.list(fleetVault, group, "Azure", names.container, names.item),
    );
    expect(points.length).toBeGreaterThan(20);
    const status = await bench.backup.backupStatus.get("westeurope", { resourceType: "VM", resourceId: vm.id });
    expect(status.protectionStatus).toBe("NotProtected");
    await bench.settled(await protect("erp-app-04", "DefaultPolicy"));
    const resumed = await bench.arm("GET", `${itemPath("erp-app-04")}?api-version=2025-02-01`);
    expect(resumed.body).toMatchObject({ properties: { protectionState: "Protected", policyName: "DefaultPolicy" } });
  });

  it("leaves deleted data for a while, from where it comes back, and then takes it away", async () => {
    const deletion = await bench.arm("DELETE", `${itemPath("erp-db-01")}?api-version=2025-02-01`);
    expect(deletion.headers.get("azure-asyncoperation")).toContain("/backupOperations/");
    const { jobId } = await bench.settled(deletion);
    const job = await bench.backup.jobDetails.get(fleetVault, group, jobId);
    expect(job.properties).toMatchObject({ operation: "DeleteBackupData", status: "Completed" });
    const deleted = await bench.arm("GET", `${itemPath("erp-db-01")}?api-version=2025-02-01`);
    expect(deleted.body).toMatchObject({ properties: { isScheduledForDeferredDelete: true } });
    const refused = await protect("erp-db-01", "EnhancedPolicy");
    expect(refused).toMatchObject({ status: 409, body: { error: { code: "UserErrorItemInSoftDeletedState" } } });
    await expect(bench.vaults.vaults.delete(group, fleetVault)).rejects.toMatchObject({
      code: "ServiceResourceNotEmptyWithBackendMessage",
    });
    await bench.settled(await put("erp-db-01", { isRehydrate: true, protectionState: "ProtectionStopped" }));
    const back = await bench.arm("GET", `${itemPath("erp-db-01")}?api-version=2025-02-01`);
    expect(back.body).not.toHaveProperty("properties.isScheduledForDeferredDelete");
    await bench.settled(await bench.arm("DELETE", `${itemPath("erp-db-01")}?api-version=2025-02-01`));
    await bench.advance(15 * 24 * 3600);
    const gone = await bench.arm("GET", `${itemPath("erp-db-01")}?api-version=2025-02-01`);
    expect(gone.status).toBe(404);
  });

  it("ends with the job failing when the operation does", async () => {
    const error = { code: "InternalError", message: "Something broke." };
    await bench.simulator.control("POST", "/faults", {
      operation: "ProtectedItems_CreateOrUpdate",
      kind: "failOperation",
      error,
    });
    const accepted = await protect("erp-app-02", "DefaultPolicy");
    expect(await bench.settled(accepted)).toMatchObject({ status: "Failed", error });
  });

  it("refuses everything while a lock makes the vault's group read-only", async () => {
    const lock = `/subscriptions/${bench.subscriptionId}/resourceGroups/${group}/providers/Microsoft.Authorization/locks/freeze?api-version=2020-05-01`;
    await bench.arm("PUT", lock, { properties: { level: "ReadOnly" } });
    expect(await protect("erp-app-02", "DefaultPolicy")).toMatchObject({
      status: 409,
      body: { error: { code: "ScopeLocked" } },
    });
    await bench.arm("DELETE", lock);
  });
});

describe("the fleet's own protection", () => {
  it("is told by backupStatus", async () => {
    const status = (name: string, region: string) =>
      bench.backup.backupStatus.get(region, { resourceType: "VM", resourceId: bench.machine(name).vm.id });
    expect(await status("erp-db-02", "westeurope")).toMatchObject({
      protectionStatus: "Protected",
      policyName: "Crash-Consistent-4h",
      vaultId: `${vaultsPath}/${fleetVault}`,
    });
    expect(await status("pay-db-02", "eastus")).toMatchObject({ protectionStatus: "NotProtected" });
  });

  it("keeps the machines in containers of their own", async () => {
    const filter = "backupManagementType eq 'AzureIaasVM' and status eq 'Registered'";
    const containers = await collect(bench.backup.backupProtectionContainers.list(fleetVault, group, { filter }));
    expect(containers.map((item) => item.properties?.friendlyName)).toContain("erp-db-02");
  });
});
