"use client";

import { VmAlertsCard } from "#components/alerts/vm-alerts-card.tsx";
import { Card } from "#components/ui/card.tsx";
import { Copyable } from "#components/ui/copyable.tsx";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { Instant } from "#components/ui/instant.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { TagList } from "#components/vms/tag-list.tsx";
import type { VmDetailDto } from "#lib/contracts/vms.ts";
import { agentWords, machineFacts } from "./machine-facts.ts";
import { PointsHeldMeter } from "./points-held-meter.tsx";
import { PowerState } from "./power-state.tsx";
import { VmProtectionCard } from "./vm-protection-card.tsx";

type VmOverviewTabProps = { vm: VmDetailDto; canProtect: boolean; canBackUp: boolean };

export function VmOverviewTab({ vm, canProtect, canBackUp }: VmOverviewTabProps) {
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="flex min-w-0 flex-col gap-4">
        <VmAlertsCard vmId={vm.id} canAct={canBackUp} />
        <VmProtectionCard vm={vm} canProtect={canProtect} />
        <Card title="Machine">
          <DefinitionList
            columns={3}
            items={[
              { term: "Power", value: <PowerState state={vm.powerState} /> },
              { term: "Guest agent", value: agentWords(vm.facts.agent) },
              ...machineFacts(vm),
            ]}
          />
        </Card>
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        <Card title="Restore points">
          <PointsHeldMeter points={vm.points} />
        </Card>
        <Card title="Tags">
          <TagList tags={vm.facts.tags} />
        </Card>
        <Card title="Identity">
          <DefinitionList
            items={[
              { term: "Resource ID", value: <Copyable text={vm.armId} what="resource ID" /> },
              { term: "VM ID", value: <Copyable text={vm.vmId} what="VM ID" /> },
              { term: "Connection", value: vm.connectionName },
              { term: "First seen", value: <Instant at={vm.firstSeenAt} /> },
              { term: "Last seen", value: <RelativeTime at={vm.lastSeenAt} /> },
            ]}
          />
        </Card>
      </div>
    </div>
  );
}
