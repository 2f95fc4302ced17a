import { useSearchParams } from "next/navigation";
import { useMemo } from "react";
import type { z } from "zod";
import { patchSearch, readSearch, type SearchPatch } from "#lib/contracts/search-params.ts";

export type TableSearch<Search> = {
  search: Search;
  /** `replace` while typing, so that "back" leaves the list instead of undoing letters. */
  update: (patch: SearchPatch<Search>, history?: "push" | "replace") => void;
  /** Takes these parameters away. */
  clear: (keys: readonly (keyof Search & string)[]) => void;
};

/**
 * A list's state is its address and nothing else. It is changed without a round trip for the page: only the list's own query
 * runs again.
 */
export function useTableSearch<Shape extends z.ZodObject>(shape: Shape): TableSearch<z.output<Shape>> {
  const params = useSearchParams();
  const search = useMemo(() => readSearch(shape, Object.fromEntries(params)), [shape, params]);

  const update = (patch: Record<string, unknown>, history: "push" | "replace" = "push") => {
    const url = `${window.location.pathname}${patchSearch(new URLSearchParams(window.location.search), patch)}`;
    if (history === "push") window.history.pushState(null, "", url);
    else window.history.replaceState(null, "", url);
  };
  return {
    search,
    update,
    clear: (keys) => update(Object.fromEntries(keys.map((key) => [key, null]))),
  };
}
