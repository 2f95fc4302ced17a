"use client";

import { ErrorPanel } from "#components/feedback/error-panel.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { useConfigureBackup } from "#lib/client/commands/protection.ts";
import type { Command } from "#lib/client/use-command.ts";
import type { ConfigureBackupInput, ConfigureBackupResult, PreviewVm } from "#lib/contracts/protection.ts";
import { counted } from "#lib/domain/policy/policy-in-words.ts";
import { EffectFacts } from "./effect-facts.tsx";
import { PreviewState } from "./preview-state.tsx";
import { configureInput, type ProtectDraft, protectable } from "./protect-draft.ts";
import { ProtectionEstimate } from "./protection-estimate.tsx";
import type { Preview } from "./use-preview.ts";

type ReviewStepProps = {
  draft: ProtectDraft;
  preview: Preview;
  onBack: () => void;
  onDone: (result: ConfigureBackupResult) => void;
};

export function ReviewStep({ draft, preview, onBack, onDone }: ReviewStepProps) {
  const command = useConfigureBackup(onDone);
  return (
    <PreviewState preview={preview}>
      {(dto) => {
        const vms = protectable(dto);
        return (
          <>
            <EffectFacts preview={dto} />
            <ProtectionEstimate preview={dto} />
            <VmSummary vms={vms} draft={draft} />
            <Failure
              command={command}
              onLookAgain={() => {
                command.reset();
                preview.refetch();
              }}
            />
            <div className="flex flex-wrap justify-end gap-2 border-line border-t pt-3">
              <Button onPress={onBack} isDisabled={command.isPending}>
                Back
              </Button>
              <Button
                variant="primary"
                isPending={command.isPending}
                onPress={() => command.run(configureInput(draft, dto))}
              >
                Configure backup for {counted(vms.length, "virtual machine")}
              </Button>
            </div>
          </>
        );
      }}
    </PreviewState>
  );
}

function VmSummary({ vms, draft }: { vms: readonly PreviewVm[]; draft: ProtectDraft }) {
  return (
    <Card title="Virtual machines">
      <ul className="flex flex-col divide-y divide-line">
        {vms.map((vm) => (
          <li key={vm.vmId} className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 py-2">
            <span className="font-medium text-base">{vm.name}</span>
            <span className="text-muted text-sm">{summaryOf(vm, draft.accepted[vm.vmId] ?? [])}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function summaryOf({ disks, warnings }: PreviewVm, accepted: readonly string[]): string {
  const leftOut = disks.filter((disk) => !disk.isIncluded).map((disk) => disk.name);
  const applying = warnings.map(({ ruleId }) => ruleId).filter((ruleId) => accepted.includes(ruleId));
  return [
    leftOut.length === 0 ? `${counted(disks.length, "disk")}, all included` : `without ${leftOut.join(", ")}`,
    applying.length > 0 && `accepted: ${applying.join(", ")}`,
  ]
    .filter(Boolean)
    .join(" · ");
}

type FailureProps = { command: Command<ConfigureBackupInput>; onLookAgain: () => void };

function Failure({ command, onLookAgain }: FailureProps) {
  return (
    <div role="alert" className="empty:hidden">
      {command.error && (
        <ErrorPanel
          title="Backup was not configured"
          meaning={command.error.message}
          ids={[{ label: "Request ID", value: command.error.requestId }]}
          actions={
            command.error.code === "conflict" && <Button onPress={onLookAgain}>Look at the effects again</Button>
          }
        />
      )}
    </div>
  );
}
