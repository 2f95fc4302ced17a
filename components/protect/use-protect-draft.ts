"use client";

import { useEffect, useRef, useState } from "react";
import type { TableSearch } from "#lib/client/use-table-search.ts";
import type { ProtectSearch } from "#lib/contracts/protect-search.ts";
import { emptyProtectDraft, type ProtectDraft, withPolicy } from "./protect-draft.ts";

const storageKey = (draftId: string): string => `stillpoint.protect.${draftId}`;

export type DraftStore = {
  /** Null until the browser's session has been read. */
  draft: ProtectDraft | null;
  change: (change: (draft: ProtectDraft) => ProtectDraft) => void;
  /** After it was carried out: going back must not offer it again. */
  discard: () => void;
};

/**
 * The draft lives in the browser's session under the id in the address, so that back, reload and a detour to "Create policy"
 * find it again. VMs and a policy that another page put into the address begin a new one.
 */
export function useProtectDraft({ search, update }: TableSearch<ProtectSearch>): DraftStore {
  const [draft, setDraft] = useState<ProtectDraft | null>(null);
  const [draftId, setDraftId] = useState<string | null>(null);
  const chosen = useRef<string[]>([]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new draft id or policy in the address is news
  useEffect(() => {
    const isKnown = draftId !== null && search.draft === draftId && !search.policy;
    if (isKnown) return;
    const stored = search.draft ? read(search.draft) : null;
    const id = search.draft ?? crypto.randomUUID();
    const given = vmIdsOfAddress();
    // React's strict mode begins twice, and the second time the address has been cleaned already.
    if (given.length > 0) chosen.current = given;
    const begun = stored ?? { ...emptyProtectDraft, vmIds: chosen.current };
    const next = search.policy ? withPolicy(begun, search.policy) : begun;
    write(id, next);
    setDraftId(id);
    setDraft(next);
    update({ vm: null, draft: id, policy: null }, "replace");
  }, [search.draft, search.policy]);

  return {
    draft,
    change: (change) => {
      if (!draft || !draftId) return;
      const next = change(draft);
      write(draftId, next);
      setDraft(next);
    },
    discard: () => {
      if (draftId) sessionStorage.removeItem(storageKey(draftId));
    },
  };
}

/** `?vm=a&vm=b` and `?vm=a,b` alike. */
function vmIdsOfAddress(): string[] {
  const given = new URLSearchParams(window.location.search).getAll("vm").flatMap((ids) => ids.split(","));
  return [...new Set(given.filter(Boolean))];
}

function read(draftId: string): ProtectDraft | null {
  try {
    const text = sessionStorage.getItem(storageKey(draftId));
    return text ? { ...emptyProtectDraft, ...(JSON.parse(text) as Partial<ProtectDraft>) } : null;
  } catch {
    return null;
  }
}

/** A full or forbidden session store costs the reload, not the wizard. */
function write(draftId: string, draft: ProtectDraft): void {
  try {
    sessionStorage.setItem(storageKey(draftId), JSON.stringify(draft));
  } catch {
    return;
  }
}
