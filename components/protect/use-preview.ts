"use client";

import { useQuery } from "@tanstack/react-query";
import { protectionQueries } from "#lib/client/queries/protection.ts";
import { type ProtectDraft, previewInput } from "./protect-draft.ts";

export type Preview = ReturnType<typeof usePreview>;

/** What the draft would mean for each VM; asked once VMs and policy are chosen. */
export function usePreview(draft: ProtectDraft) {
  const input = previewInput(draft);
  return useQuery({
    ...protectionQueries.preview(input ?? { policyId: "", vms: [] }),
    enabled: input !== null,
  });
}
