import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RestorePointBench, startBench } from "#tests/support/restore-point-bench.ts";

let bench: RestorePointBench;

beforeAll(async () => {
  bench = await startBench({ operationMs: "0-0", args: ["--clock", "explicit"] });
});
afterAll(() => bench?.simulator.stop());

const setGuest = (name: string, parts: Record<string, string>) =>
  bench.simulator.control("POST", "/machines/guest", { name, ...parts });
const hours = (count: number) => bench.simulator.control("POST", "/clock/advance", { seconds: count * 3600 });

let points = 0;
async function obtained(name: string): Promise<string | undefined> {
  await hours(3);
  return (await bench.protect(name, { point: `p${++points}`, crash: false })).consistencyMode;
}

describe("an application-consistent point", () => {
  it("of Windows is file-system-consistent when a writer fails, and the next three times whatever becomes of it", async () => {
    expect(await obtained("sql-prod-01")).toBe("ApplicationConsistent");
    await setGuest("sql-prod-01", { vssWriters: "failing" });
    expect(await obtained("sql-prod-01")).toBe("FileSystemConsistent");
    await setGuest("sql-prod-01", { vssWriters: "ok" });
    for (let attempt = 0; attempt < 3; attempt += 1) expect(await obtained("sql-prod-01")).toBe("FileSystemConsistent");
    expect(await obtained("sql-prod-01")).toBe("ApplicationConsistent");
  });

  it("of Linux needs scripts that work", async () => {
    expect(await obtained("web-prod-01")).toBe("FileSystemConsistent");
    await setGuest("web-prod-01", { scripts: "working" });
    expect(await obtained("web-prod-01")).toBe("ApplicationConsistent");
    await setGuest("web-prod-01", { scripts: "failing" });
    expect(await obtained("web-prod-01")).toBe("FileSystemConsistent");
  });

  it("works again once the guest has been repaired", async () => {
    await setGuest("sql-prod-02", { comPlus: "failing", network: "down" });
    await expect(obtained("sql-prod-02")).rejects.toThrow("no network connectivity");
    await setGuest("sql-prod-02", { network: "ok" });
    await expect(obtained("sql-prod-02")).rejects.toThrow("COM+ error");
    await setGuest("sql-prod-02", { comPlus: "ok" });
    expect(await obtained("sql-prod-02")).toBe("ApplicationConsistent");
  });
});

it("a crash-consistent point does not ask the guest, and neither does one of a machine that is off", async () => {
  for (const name of ["sql-prod-03", "parked-01"]) await setGuest(name, { agent: "stopped", vssWriters: "bad" });
  expect(await bench.protect("sql-prod-03", { point: "crash" })).toMatchObject({ consistencyMode: "CrashConsistent" });
  expect(await obtained("parked-01")).toBe("CrashConsistent");
});

it("what becomes of the agent shows in the instance view", async () => {
  const { group, client } = bench.machine("sql-prod-04");
  const agent = async () => (await client.virtualMachines.instanceView(group, "sql-prod-04")).vmAgent;
  await setGuest("sql-prod-04", { agent: "stopped" });
  expect((await agent())?.statuses).toMatchObject([{ displayStatus: "Not Ready" }]);
  await setGuest("sql-prod-04", { agent: "missing" });
  expect(await agent()).toBeUndefined();
  await setGuest("sql-prod-04", { agent: "ok" });
  expect((await agent())?.statuses).toMatchObject([{ displayStatus: "Ready" }]);
});

it("parts and states that a guest does not have are refused in a sentence", async () => {
  await expect(setGuest("web-prod-02", { vssWriters: "bad" })).rejects.toThrow(
    "A Linux guest has no part 'vssWriters'",
  );
  await expect(setGuest("sql-prod-01", { vssWriters: "tired" })).rejects.toThrow("must be ok or one of bad, failing");
  await expect(setGuest("nobody", { agent: "stopped" })).rejects.toThrow("name must be the name of a virtual machine");
});
