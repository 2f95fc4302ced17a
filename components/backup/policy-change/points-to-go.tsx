"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Banner } from "#components/feedback/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { Instant } from "#components/ui/instant.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { toServiceError } from "#lib/client/api-error.ts";
import { policyQueries } from "#lib/client/queries/policies.ts";
import type { PointToGo, PolicyChangePlanDto, PolicyChangeVm } from "#lib/contracts/policy-changes.ts";
import { counted } from "#lib/domain/policy/policy-in-words.ts";
import { useShownPart } from "./show-more.tsx";

/** Restore points that the new retention no longer keeps, VM by VM: what goes, and when it is final. */
export function PointsToGo({ plan, vms }: { plan: PolicyChangePlanDto; vms: readonly PolicyChangeVm[] }) {
  const going = vms.filter((vm) => vm.goes !== null);
  const { shown, more } = useShownPart(going);
  const count = going.reduce((sum, vm) => sum + (vm.goes?.count ?? 0), 0);
  const back = vms.reduce((sum, vm) => sum + vm.comesBack, 0);
  if (count === 0) {
    return (
      <Banner tone="success" title="No restore point goes">
        {back > 0
          ? `${counted(back, "restore point")} in the bin would be kept again, and come${back === 1 ? "s" : ""} back out.`
          : "The new settings keep every restore point that is kept now."}
      </Banner>
    );
  }
  return (
    <Card
      title={`${counted(count, "restore point")} of ${counted(going.length, "virtual machine")} would go`}
      description={
        plan.binDays === 0
          ? "The bin keeps nothing: they are deleted in Azure at once and cannot be taken back."
          : `They go into the bin, can be taken back for ${counted(plan.binDays, "day")}, and are then deleted in Azure.`
      }
    >
      <ul className="flex flex-col divide-y divide-line">
        {shown.map((vm) => (
          <li key={vm.vmId} className="py-2.5 first:pt-0 last:pb-0">
            <VmPoints plan={plan} vm={vm} />
          </li>
        ))}
      </ul>
      {more}
      {back > 0 && <p className="mt-3 text-muted text-sm">{counted(back, "point")} would come back out of the bin.</p>}
    </Card>
  );
}

function VmPoints({ plan, vm: { vmId, name, goes } }: { plan: PolicyChangePlanDto; vm: PolicyChangeVm }) {
  const [isListed, setIsListed] = useState(false);
  if (!goes) return null;
  return (
    <>
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <span className="font-medium text-base wrap-anywhere">{name}</span>
        <span className="text-muted text-sm">
          {counted(goes.count, "point")}, <Instant at={goes.oldestAt} />
          {goes.count > 1 && (
            <>
              {" "}
              to <Instant at={goes.newestAt} />
            </>
          )}
        </span>
        <Button
          variant="quiet"
          size="small"
          aria-expanded={isListed}
          aria-label={`${isListed ? "Hide" : "List"} the points of ${name}`}
          onPress={() => setIsListed(!isListed)}
        >
          {isListed ? "Hide" : "List"}
        </Button>
      </div>
      {isListed && <PointList plan={plan} vmId={vmId} name={name} />}
    </>
  );
}

function PointList({ plan, vmId, name }: { plan: PolicyChangePlanDto; vmId: string; name: string }) {
  const { policy, settings, plannedAt } = plan;
  const { data, error } = useQuery(policyQueries.pointsToGo({ policyId: policy.id, settings, vmId, plannedAt }));
  if (error) return <Banner tone="danger" title={toServiceError(error).message} />;
  if (!data) return <p className="text-muted text-sm">Reading the restore points…</p>;
  return <Points points={data} label={`Restore points of ${name} that would go`} />;
}

function Points({ points, label }: { points: readonly PointToGo[]; label: string }) {
  const { shown, more } = useShownPart(points);
  return (
    <>
      <ul aria-label={label} className="mt-1 flex flex-col gap-1 text-sm">
        {shown.map((point) => (
          <li key={point.id} className="flex flex-wrap gap-x-3">
            <TextLink href={`/restore-points/${point.id}`}>{point.name}</TextLink>
            <Instant at={point.takenAt} />
          </li>
        ))}
      </ul>
      {more}
    </>
  );
}
