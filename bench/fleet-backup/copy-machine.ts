import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { StartedSimulator } from "#tests/support/start-simulator.ts";

type WorldLine = [table: string, key: string, record: { id: string; name: string; properties: { vmId?: string } }];

/** Puts copies of a machine and its disks beside it: no ready-made fleet has enough of them in one subscription and region. */
export async function copyMachine(simulator: StartedSimulator, armId: string, copies: number): Promise<void> {
  const text = await readFile(path.join(simulator.dataFolder, "world", "world-1.jsonl"), "utf8");
  const lines = text.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line) as WorldLine]));
  const machine = lines.find(([table, key]) => table === "virtualMachines" && key === armId.toLowerCase())?.[2];
  if (!machine?.properties.vmId) throw new Error(`The simulated world has no machine ${armId}.`);
  const { name, properties } = machine;
  const vmId = properties.vmId ?? "";
  const attached = JSON.stringify(machine);
  const disks = lines.flatMap(([table, , record]) =>
    table === "disks" && attached.includes(`"${record.id}"`) ? [record] : [],
  );
  for (let copy = 1; copy <= copies; copy++) {
    const newVmId = randomUUID();
    const copied = JSON.stringify({ virtualMachines: [machine], disks })
      .replaceAll(vmId, newVmId)
      .replaceAll(vmId.replaceAll("-", ""), newVmId.replaceAll("-", ""))
      .replaceAll(name, `${name}-copy-${copy}`);
    await simulator.control("POST", "/world/records", JSON.parse(copied));
  }
}
