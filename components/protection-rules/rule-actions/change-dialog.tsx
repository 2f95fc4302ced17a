"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ConfirmDialog } from "#components/feedback/confirm-dialog.tsx";
import { protectionRuleQueries } from "#lib/client/queries/protection-rules.ts";
import type { Command } from "#lib/client/use-command.ts";
import type { RuleChangeInput } from "#lib/contracts/protection-rules.ts";
import { ChangeEffects } from "./change-effects.tsx";

type ChangeDialogProps<Input> = {
  title: string;
  confirmLabel: string;
  isDanger?: boolean;
  isOpen: boolean;
  onClose: () => void;
  change: RuleChangeInput;
  /** What the command sends, of the VMs that were shown. */
  toInput: (shown: string[]) => Input;
  command: Command<Input>;
  children: ReactNode;
};

/** A change of a rule by a button: what it would do is counted first, and exactly that is confirmed. */
export function ChangeDialog<Input>({
  change,
  toInput,
  command,
  isOpen,
  onClose,
  children,
  ...dialog
}: ChangeDialogProps<Input>) {
  const query = useQuery({ ...protectionRuleQueries.preview(change), enabled: isOpen });
  const isCurrent = query.data !== undefined && !query.isFetching && !query.isPlaceholderData;
  return (
    <ConfirmDialog
      {...dialog}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (open) return;
        command.reset();
        onClose();
      }}
      onConfirm={() => query.data && isCurrent && command.run(toInput(query.data.shown))}
      isPending={command.isPending || (query.isFetching && !query.error)}
      error={command.error}
    >
      <div className="flex flex-col gap-4">
        <div>{children}</div>
        <ChangeEffects query={query} />
      </div>
    </ConfirmDialog>
  );
}
