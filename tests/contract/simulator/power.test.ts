import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type MachineBench, startMachineBench } from "#tests/support/machine-bench.ts";

let bench: MachineBench;
const name = "power-01";
const codes = async (vmName = name) => {
  const view = await bench.compute.virtualMachines.instanceView(bench.group, vmName);
  return view.statuses?.map((status) => status.code ?? "") ?? [];
};
const post = (action: string) =>
  bench.arm("POST", bench.vmPath(name).replace("?", `/${action}${action.includes("?") ? "&" : "?"}`));

beforeAll(async () => {
  bench = await startMachineBench(["--operation-ms", "20000-20000"]);
  await bench.arm("PUT", bench.vmPath(name), {
    location: "westeurope",
    properties: {
      ...bench.wireModel(await bench.nic("power-nic")).properties,
      priority: "Spot",
      evictionPolicy: "Deallocate",
      additionalCapabilities: { hibernationEnabled: true },
    },
  });
});
afterAll(() => bench?.simulator.stop());
beforeEach(() => bench.settle());

describe("power actions", () => {
  const rows: [string, string, string][] = [
    ["powerOff", "PowerState/stopping", "PowerState/stopped"],
    ["start", "PowerState/starting", "PowerState/running"],
    ["restart", "PowerState/running", "PowerState/running"],
    ["redeploy", "PowerState/running", "PowerState/running"],
    ["powerOff?skipShutdown=true", "PowerState/stopping", "PowerState/stopped"],
    ["start", "PowerState/starting", "PowerState/running"],
    ["deallocate", "PowerState/deallocating", "PowerState/deallocated"],
    ["start", "PowerState/starting", "PowerState/running"],
  ];
  it.each(rows)("%s goes over %s to %s, with 202 and both addresses", async (action, meanwhile, after) => {
    const answer = await post(action);
    expect(answer.status).toBe(202);
    expect(answer.headers.get("azure-asyncoperation")).toContain("/operations/");
    expect(answer.headers.get("location")).toContain("monitor=true");
    expect(await codes()).toContain(meanwhile);
    await bench.settle();
    expect(await codes()).toContain(after);
  });

  it("leave the agent's last words to a stopped machine and none to a deallocated one, whose disks are reserved", async () => {
    await post("powerOff");
    await bench.settle();
    const stopped = await bench.compute.virtualMachines.instanceView(bench.group, name);
    expect(stopped.vmAgent?.statuses?.[0]?.displayStatus).toBe("Ready");
    await post("deallocate");
    await bench.settle();
    const view = await bench.compute.virtualMachines.instanceView(bench.group, name);
    expect(view.vmAgent).toBeUndefined();
    const vm = await bench.compute.virtualMachines.get(bench.group, name);
    const disk = () => bench.compute.disks.get(bench.group, vm.storageProfile?.osDisk?.name ?? "");
    expect((await disk()).diskState).toBe("Reserved");
    await post("start");
    await bench.settle();
    expect((await disk()).diskState).toBe("Attached");
  });

  it("hibernate a machine that can", async () => {
    expect((await post("deallocate?hibernate=true")).status).toBe(202);
    await bench.settle();
    expect(await codes()).toEqual(expect.arrayContaining(["PowerState/deallocated", "HibernationState/Hibernated"]));
    await post("start");
    await bench.settle();
    expect(await codes()).not.toContain("HibernationState/Hibernated");
  });

  it("take a spot machine away when its eviction is simulated", async () => {
    expect((await post("simulateEviction")).status).toBe(204);
    await bench.settle();
    expect(await codes()).toContain("PowerState/deallocated");
    await post("start");
  });
});

describe("extensions", () => {
  const path = () => bench.vmPath(name).replace("?", "/extensions/hello?");
  const body = {
    location: "westeurope",
    properties: {
      publisher: "Microsoft.Azure.Extensions",
      type: "CustomScript",
      typeHandlerVersion: "2.1",
      settings: { fileUris: [] },
      protectedSettings: { commandToExecute: "echo secret" },
    },
  };

  it("are created, changed, shown at their machine without their secrets, and deleted", async () => {
    const created = await bench.arm("PUT", path(), body);
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({ properties: { provisioningState: "Creating", settings: { fileUris: [] } } });
    expect(JSON.stringify(created.body)).not.toContain("secret");
    await bench.settle();
    expect((await bench.arm("PUT", path(), body)).status).toBe(200);
    await bench.settle();
    const vm = await bench.compute.virtualMachines.get(bench.group, name, { expand: "instanceView" });
    expect(vm.resources).toMatchObject([{ name: "hello", provisioningState: "Succeeded" }]);
    expect(vm.instanceView?.extensions).toMatchObject([
      {
        name: "hello",
        type: "Microsoft.Azure.Extensions.CustomScript",
        statuses: [{ code: "ProvisioningState/succeeded" }],
      },
    ]);
    expect((await bench.arm("DELETE", path())).status).toBe(202);
    await bench.settle();
    expect((await bench.arm("GET", path())).status).toBe(404);
  });
});

describe("generalize", () => {
  it("needs a machine that stands still, and is for good", async () => {
    const refused = await post("generalize");
    expect(refused.body).toMatchObject({
      error: { code: "OperationNotAllowed", message: expect.stringContaining("power off") },
    });
    await post("powerOff");
    await bench.settle();
    expect((await post("generalize")).status).toBe(200);
    expect(await codes()).toContain("OSState/generalized");
    expect((await post("start")).body).toMatchObject({
      error: { code: "OperationNotAllowed", message: expect.stringContaining("since the VM is generalized") },
    });
  });
});
