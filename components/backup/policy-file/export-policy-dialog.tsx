"use client";

import { Download } from "lucide-react";
import { Banner } from "#components/feedback/banner.tsx";
import { ScrollRegion } from "#components/table/scroll-region.tsx";
import { Button } from "#components/ui/button.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { PolicySummaryDto } from "#lib/contracts/policies.ts";
import { azureGaps } from "#lib/domain/policy/azure-shape/azure-gaps.ts";
import { toAzurePolicy } from "#lib/domain/policy/azure-shape/to-azure-policy.ts";
import { saveFile } from "./save-file.ts";

type ExportPolicyDialogProps = {
  policy: Pick<PolicySummaryDto, "name" | "settings">;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

/** The policy as Azure Backup's REST interface has it, and what that shape cannot say. */
export function ExportPolicyDialog({ policy: { name, settings }, isOpen, onOpenChange }: ExportPolicyDialogProps) {
  const text = `${JSON.stringify(toAzurePolicy(name, settings), null, 2)}\n`;
  const gaps = azureGaps(settings);
  return (
    <Dialog
      title={`Export ${name}`}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      size="large"
      footer={
        <>
          <Button onPress={() => onOpenChange(false)}>Close</Button>
          <Button
            variant="primary"
            icon={<Download aria-hidden />}
            onPress={() => saveFile(`${name}.json`, text, "application/json")}
          >
            Download JSON
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <p className="text-muted text-sm text-pretty">
          An Enhanced policy (V2) of Azure Backup's REST interface. Azure takes its <code>properties</code>; what
          Stillpoint says beyond them stands beside, under <code>stillpoint</code>, so that an import brings back
          exactly this policy.
        </p>
        {gaps.length > 0 && (
          <Banner tone="info" title="What Azure Backup itself would do otherwise">
            <ul className="mt-1 list-disc pl-4">
              {gaps.map((gap) => (
                <li key={gap}>{gap}</li>
              ))}
            </ul>
          </Banner>
        )}
        <div className="relative">
          <ScrollRegion label="The policy as JSON" className="max-h-96! rounded-md bg-sunken">
            <pre className="p-3 pr-10 font-mono text-xs">{text}</pre>
          </ScrollRegion>
          <div className="absolute top-2 right-2">
            <CopyButton text={text} what="the policy as JSON" />
          </div>
        </div>
      </div>
    </Dialog>
  );
}
