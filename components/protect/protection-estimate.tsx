"use client";

import { useQuery } from "@tanstack/react-query";
import { EstimatedChange } from "#components/cost/estimated-change.tsx";
import { whatIfHref } from "#components/cost/what-if/what-if-href.ts";
import { whatIfQueries } from "#lib/client/queries/what-if.ts";
import type { ProtectionPreviewDto } from "#lib/contracts/protection.ts";
import { namedVmsMax } from "#lib/contracts/what-if.ts";
import { leftOutByHand, protectable } from "./protect-draft.ts";

/** What the chosen VMs would cost under the chosen policy, without the disks left out. */
export function ProtectionEstimate({ preview }: { preview: ProtectionPreviewDto }) {
  const policyId = preview.policy.id;
  const vms = protectable(preview).map((vm) => ({
    vmId: vm.vmId,
    excludedDiskNames: leftOutByHand(vm).map(({ name }) => name),
  }));
  const key = vms.map(({ vmId }) => vmId).join(",");
  const href = vms.length <= namedVmsMax ? whatIfHref({ by: "vms", key, under: policyId }) : null;
  const query = useQuery({ ...whatIfQueries.protection({ policyId, vms }), enabled: vms.length > 0 });
  return vms.length === 0 ? null : <EstimatedChange query={query} href={href} />;
}
