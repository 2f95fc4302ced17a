import type { Assumed } from "./assumptions.ts";
import type { CostDisk, CostInputs, CostMachine, CostVm } from "./cost-inputs.ts";
import type { PointGaps } from "./point-gaps.ts";

/** A fleet's inputs on their way to the page: what several machines share stands once, in a table, and is referred to by place. */
export type PackedInputs = Omit<CostInputs, "machines" | "vms"> & {
  disks: CostDisk[][];
  chains: PointGaps[];
  assumed: Assumed[];
  texts: string[];
  /** [region, policy or -1, disks, used ratio, daily churn ratio, kept, with bin, months protected, is stopped] */
  machines: number[][];
  /** [id, name, subscription, resource group, machine] */
  vms: [string, string, number, number, number][];
};

export function packInputs({ machines, vms, ...rest }: CostInputs): PackedInputs {
  const [disks, chains, assumed, texts] = [table<CostDisk[]>(), table<PointGaps>(), table<Assumed>(), table<string>()];
  return {
    ...rest,
    machines: machines.map((machine) => [
      texts.placeOf(machine.region),
      machine.policyId === null ? -1 : texts.placeOf(machine.policyId),
      disks.placeOf([...machine.disks]),
      assumed.placeOf(machine.usedRatio),
      assumed.placeOf(machine.dailyChurnRatio),
      chains.placeOf(machine.held.kept),
      chains.placeOf(machine.held.withBin),
      machine.monthsProtected,
      machine.isStopped ? 1 : 0,
    ]),
    vms: vms.map((vm) => [
      vm.id,
      vm.name,
      texts.placeOf(vm.subscriptionId),
      texts.placeOf(vm.resourceGroup),
      vm.machine,
    ]),
    disks: disks.values,
    chains: chains.values,
    assumed: assumed.values,
    texts: texts.values,
  };
}

/** The inputs again, with what is equal being the same object: that is what the estimate remembers its steps by. */
export function unpackInputs(packed: PackedInputs): CostInputs {
  const { disks, chains, assumed, texts, machines, vms, ...rest } = packed;
  return {
    ...rest,
    machines: machines.map((places): CostMachine => {
      const [region, policy, disk, used, churn, kept, withBin, monthsProtected = 0, isStopped] = places;
      return {
        region: at(texts, region),
        policyId: policy === -1 ? null : at(texts, policy),
        disks: at(disks, disk),
        usedRatio: at(assumed, used),
        dailyChurnRatio: at(assumed, churn),
        held: { kept: at(chains, kept), withBin: at(chains, withBin) },
        monthsProtected,
        isStopped: isStopped === 1,
      };
    }),
    vms: vms.map(
      ([id, name, subscription, group, machine]): CostVm => ({
        id,
        name,
        subscriptionId: at(texts, subscription),
        resourceGroup: at(texts, group),
        machine,
      }),
    ),
  };
}

function at<Value>(values: readonly Value[], place: number | undefined): Value {
  const value = values[place ?? -1];
  if (value === undefined)
    throw new Error("The cost inputs refer to something that did not come with them. Load the page again.");
  return value;
}

function table<Value>() {
  const values: Value[] = [];
  const places = new Map<string, number>();
  const placeOf = (value: Value): number => {
    const key = JSON.stringify(value);
    const place = places.get(key) ?? values.push(value) - 1;
    places.set(key, place);
    return place;
  };
  return { values, placeOf };
}
