import { reachBetween } from "./azure-regions.ts";
import type { Usage } from "./charge-line.ts";
import { changedGibPerMonth } from "./copied-data.ts";
import type { CostMachine, PolicyTerms } from "./cost-inputs.ts";
import { gibInWords, rangeInWords } from "./in-words.ts";
import { includedData } from "./included-data.ts";
import { instanceFee } from "./instance-fee.ts";
import type { PointPlan } from "./point-plan.ts";
import type { PriceList } from "./price-list.ts";
import { snapshotStorage, vaultStorage } from "./stored-points.ts";
import type { CostChoices, Way } from "./ways.ts";

export type MachineQuestion = {
  machine: CostMachine;
  /** null while no policy applies: then only what is held costs. */
  terms: PolicyTerms | null;
  plan: PointPlan;
  /** Only to know which redundancy a region has. */
  prices: PriceList;
  way: Way;
  choices: CostChoices;
};

/** All that one VM uses and Azure charges for in one way of protecting it. */
export function usageOfMachine(question: MachineQuestion): Usage[] {
  const { machine, plan, prices, way, choices } = question;
  const here = { region: machine.region, redundancy: choices.snapshotRedundancy };
  const used: Usage[] = [];
  if (includedData(machine).disks.length === 0) return unknownSizes(machine, plan);
  if (way === "RestorePoints" || way === "RestorePointsCopied") {
    used.push(...snapshotStorage(machine, prices, plan, "KeptPoints", here));
    if (way === "RestorePointsCopied" && plan.kept.points > 0) used.push(...copies(question));
  } else if (plan.vault.points > 0) {
    const snapshots = { kept: plan.snapshots, withBin: plan.snapshots };
    used.push(instanceFee(machine, way === "AgentVault" ? "Agent" : "Agentless"));
    used.push(...snapshotStorage(machine, prices, snapshots, "InstantSnapshots", here));
    used.push(vaultStorage(machine, plan.vault, choices.copyToRegion ? "RA-GRS" : choices.vaultRedundancy));
  }
  return [...used, ...unknownSizes(machine, plan)];
}

/** Every point again in the other region, and what changes sent there month by month (pricing dossier 5). */
function copies({ machine, terms, plan, prices, choices }: MachineQuestion): Usage[] {
  const { copyToRegion } = choices;
  if (copyToRegion === null || copyToRegion === machine.region) {
    const explain = () =>
      copyToRegion === null
        ? "No region to copy to is chosen."
        : "The region to copy to is the VM's own: choose another.";
    return [{ part: "CopiedPoints", question: null, quantity: null, explain }];
  }
  const there = { region: copyToRegion, redundancy: null };
  const copied = { kept: plan.kept, withBin: plan.kept };
  return [
    ...snapshotStorage(machine, prices, copied, "CopiedPoints", there),
    ...(terms && !machine.isStopped ? transfers(machine, terms, copyToRegion) : []),
  ];
}

function transfers(machine: CostMachine, terms: PolicyTerms, toRegion: string): Usage[] {
  const { region } = machine;
  const reach = reachBetween(region, toRegion);
  const changed = changedGibPerMonth(machine, terms.schedule);
  if (reach === null) {
    const explain = () => `It is not known how far ${region} is from ${toRegion}, so transfer has no price.`;
    return [{ part: "CopyTransfer", question: null, quantity: changed, explain }];
  }
  const question = { charge: "InterRegionTransfer", region, reach } as const;
  return [
    {
      part: "CopyTransfer",
      question,
      quantity: changed,
      explain: () => `${rangeInWords(changed, gibInWords)} that change in a month are copied to ${toRegion}.`,
    },
    {
      part: "FirstCopyTransfer",
      question,
      quantity: includedData(machine).usedGib,
      isOnce: true,
      explain: () => `The first copy to ${toRegion} takes all used data, once.`,
    },
  ];
}

function unknownSizes(machine: CostMachine, plan: PointPlan): Usage[] {
  const { unknownSizes: count } = includedData(machine);
  if (count === 0 || (plan.kept.points === 0 && plan.vault.points === 0)) return [];
  const explain = () =>
    count === 1
      ? "The size of one included disk is not known, so what it costs is missing here."
      : `The size of ${count} included disks is not known, so what they cost is missing here.`;
  return [{ part: "KeptPoints", question: null, quantity: null, explain }];
}
