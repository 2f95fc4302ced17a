import { useSearchParams } from "next/navigation";
import { useCallback, useEffect, useMemo, useState } from "react";
import { readWhatIfSearch, type WhatIfSearch, writeWhatIfSearch } from "#lib/contracts/what-if-search.ts";

/** A slider on its way does not write every step into the address. */
const writeAfterMs = 300;

export type WhatIfState = {
  search: WhatIfSearch;
  /** What in the address was not understood. */
  problems: string[];
  /** undefined takes a setting away: it stays as it is. */
  set: (change: { [Key in keyof WhatIfSearch]?: WhatIfSearch[Key] | undefined }) => void;
};

/** What a group of controls needs: its settings, and how to change them. */
export type SomeSettings = { some: Partial<WhatIfSearch>; set: WhatIfState["set"] };

/** All settings live in the address; while a slider moves they are ahead of it, so that the result does not wait for the router. */
export function useWhatIf(): WhatIfState {
  const address = useSearchParams().toString();
  const read = useMemo(() => readWhatIfSearch(Object.fromEntries(new URLSearchParams(address))), [address]);
  const [state, setState] = useState({ address, search: read.search });
  if (state.address !== address) setState({ address, search: read.search });
  const { search } = state;

  useEffect(() => {
    const written = writeWhatIfSearch(search);
    if (written === writeWhatIfSearch(readWhatIfSearch(Object.fromEntries(new URLSearchParams(address))).search))
      return;
    const timer = setTimeout(() => window.history.replaceState(null, "", `?${written}`), writeAfterMs);
    return () => clearTimeout(timer);
  }, [search, address]);

  const set = useCallback<WhatIfState["set"]>(
    (change) => setState((before) => ({ ...before, search: without({ ...before.search, ...change }) })),
    [],
  );
  return { search, problems: read.problems, set };
}

const without = (search: Record<string, unknown>): WhatIfSearch =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as WhatIfSearch;

/** Some of the settings, as the same object while they stay the same: what shows them alone need not be drawn anew. */
export function useSome(search: Partial<WhatIfSearch>, keys: readonly (keyof WhatIfSearch)[]): Partial<WhatIfSearch> {
  const some = Object.fromEntries(keys.flatMap((key) => (search[key] === undefined ? [] : [[key, search[key]]])));
  const said = JSON.stringify(some);
  return useMemo(() => JSON.parse(said) as Partial<WhatIfSearch>, [said]);
}
