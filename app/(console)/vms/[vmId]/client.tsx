"use client";

import { useQuery } from "@tanstack/react-query";
import { useTimeZone } from "#components/ui/clock.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { VmActivityTab } from "#components/vms/vm-activity-tab.tsx";
import { VmCostTab } from "#components/vms/vm-cost-tab.tsx";
import { VmDisksTab } from "#components/vms/vm-disks-tab.tsx";
import { VmEligibilityTab } from "#components/vms/vm-eligibility-tab.tsx";
import { VmHeader } from "#components/vms/vm-header.tsx";
import { VmJobsTab } from "#components/vms/vm-jobs-tab.tsx";
import { VmOverviewTab } from "#components/vms/vm-overview-tab.tsx";
import { VmPointsTab } from "#components/vms/vm-points-tab.tsx";
import { vmQueries } from "#lib/client/queries/vms.ts";
import { useTableSearch } from "#lib/client/use-table-search.ts";
import { type VmTab, vmDetailSearch } from "./search-params.ts";
import { tabLists } from "./tab-lists.ts";

type VmClientProps = { vmId: string; canProtect: boolean; canBackUp: boolean };

export function VmClient({ vmId, canProtect, canBackUp }: VmClientProps) {
  const { search, update } = useTableSearch(vmDetailSearch);
  const timeZone = useTimeZone();
  const { data: vm } = useQuery(vmQueries.one(vmId));
  if (!vm) return null;
  const lists = tabLists(vmId, search, timeZone);
  return (
    <>
      <VmHeader vm={vm} canProtect={canProtect} canBackUp={canBackUp} />
      <Tabs<VmTab>
        label={`About ${vm.name}`}
        selectedId={search.tab}
        onSelect={(tab) => update({ tab, topic: null, day: null, until: null }, "replace")}
        tabs={[
          {
            id: "overview",
            label: "Overview",
            content: <VmOverviewTab vm={vm} canProtect={canProtect} canBackUp={canBackUp} />,
          },
          { id: "disks", label: "Disks", count: vm.disks.length, content: <VmDisksTab vm={vm} /> },
          {
            id: "points",
            label: "Restore points",
            count: vm.points.total,
            content: (
              <VmPointsTab
                vm={vm}
                list={lists.points}
                days={lists.pointDays}
                onMove={update}
                onDay={(day) => update({ day })}
                onUntil={(until) => update({ until })}
                canProtect={canProtect}
              />
            ),
          },
          { id: "jobs", label: "Jobs", content: <VmJobsTab vm={vm} list={lists.jobs} onMove={update} /> },
          { id: "cost", label: "Cost", content: <VmCostTab vm={vm} canProtect={canProtect} /> },
          { id: "eligibility", label: "Eligibility", content: <VmEligibilityTab vm={vm} /> },
          {
            id: "activity",
            label: "Activity",
            content: <VmActivityTab list={lists.activity} onMove={update} onTopic={(topic) => update({ topic })} />,
          },
        ]}
      />
    </>
  );
}
