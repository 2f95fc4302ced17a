"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { RowSelection } from "#components/table/use-selection.ts";
import { Button } from "#components/ui/button.tsx";
import { toServiceError } from "#lib/client/api-error.ts";
import { vmQueries } from "#lib/client/queries/vms.ts";
import { showToast } from "#lib/client/toasts.ts";
import { maxVmsPerCommand } from "#lib/contracts/protection.ts";
import type { ListVmsInput, VmRowDto } from "#lib/contracts/vms.ts";

type SelectMatchingProps = {
  input: ListVmsInput;
  total: number;
  selection: RowSelection<VmRowDto>;
  reasonOf: (vm: VmRowDto) => string | null;
};

/** "All" means all that match the filters, on every page; what cannot be protected is skipped, and the number said. */
export function SelectMatching({ input, total, selection, reasonOf }: SelectMatchingProps) {
  const client = useQueryClient();
  const [isPending, setIsPending] = useState(false);
  if (total <= input.limit) return null;
  const selectAll = async () => {
    setIsPending(true);
    try {
      const all = await readAll((page) => client.fetchQuery(vmQueries.list({ ...input, ...page, limit: 200 })));
      const possible = all.filter((vm) => reasonOf(vm) === null);
      selection.set(possible, true);
      const skipped = all.length - possible.length;
      if (skipped > 0)
        showToast({ tone: "info", title: `${possible.length} selected, ${skipped} cannot be protected` });
    } catch (error) {
      showToast({ tone: "danger", title: toServiceError(error).message });
    } finally {
      setIsPending(false);
    }
  };
  return (
    <div className="mt-2 flex flex-wrap items-center gap-2 text-muted text-sm">
      {total <= maxVmsPerCommand ? (
        <Button size="small" isPending={isPending} onPress={selectAll}>
          Select all {total.toLocaleString("en-GB")} that match
        </Button>
      ) : (
        `${total.toLocaleString("en-GB")} match. Narrow the filters to ${maxVmsPerCommand} to select all of them at once.`
      )}
    </div>
  );
}

type Cursor = { after: string | undefined; before: undefined };

async function readAll(
  read: (cursor: Cursor) => Promise<{ rows: VmRowDto[]; next: string | null }>,
): Promise<VmRowDto[]> {
  const rows: VmRowDto[] = [];
  let after: string | undefined;
  do {
    const page = await read({ after, before: undefined });
    rows.push(...page.rows);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return rows;
}
