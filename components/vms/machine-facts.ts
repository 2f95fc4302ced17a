import type { VmDetailDto } from "#lib/contracts/vms.ts";
import { parseArmId } from "#lib/domain/vm/arm-id.ts";
import type { AgentFacts } from "#lib/domain/vm/vm-facts.ts";

type Fact = { term: string; value: string };

const agentStates: Record<AgentFacts["state"], string> = {
  ready: "Ready",
  notReady: "Not ready",
  missing: "Missing",
  unknown: "Unknown",
};

export function agentWords({ state, version, failedExtensions }: AgentFacts): string {
  const words = version ? `${agentStates[state]}, version ${version}` : agentStates[state];
  if (failedExtensions.length === 0) return words;
  return `${words}; failed extensions: ${failedExtensions.join(", ")}`;
}

const nameOf = (armId: string): string => parseArmId(armId)?.name ?? armId;

/** What the machine is. What it is not (no zone, no scale set, …) is left out. */
export function machineFacts({ size, facts }: VmDetailDto): Fact[] {
  const optional: [string, string | null | false][] = [
    ["Zone", facts.zones.join(", ") || null],
    ["Availability set", facts.availabilitySetId && nameOf(facts.availabilitySetId)],
    ["Scale set", facts.scaleSet && nameOf(facts.scaleSet.id)],
    ["Priority", facts.priority !== "Regular" && facts.priority],
    ["Security type", facts.securityType],
    ["Encryption at host", facts.encryptionAtHost && "On"],
    ["Marketplace plan", facts.plan && `${facts.plan.publisher} / ${facts.plan.product}`],
    ["Extended zone", facts.extendedLocation],
    ["Azure's own daily restore points", facts.platformRestorePointsEnabled && "On"],
  ];
  return [
    { term: "Provisioning", value: facts.provisioningState },
    { term: "Size", value: size },
    { term: "Operating system", value: facts.osName ?? facts.osType ?? "Unknown" },
    { term: "Image", value: imageOf(facts.imageReference) },
    { term: "Generation", value: facts.hyperVGeneration ?? "Unknown" },
    ...optional.flatMap(([term, value]) => (value ? [{ term, value }] : [])),
  ];
}

const imageOf = (image: VmDetailDto["facts"]["imageReference"]): string =>
  image ? `${image.publisher} ${image.offer} ${image.sku}` : "Not from a platform image";
