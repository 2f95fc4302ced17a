import { useSearchParams } from "next/navigation";
import { useEffect, useMemo, useState } from "react";
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

  return {
    search,
    problems: read.problems,
    set: (change) => setState((before) => ({ ...before, search: without({ ...before.search, ...change }) })),
  };
}

const without = (search: Record<string, unknown>): WhatIfSearch =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as WhatIfSearch;
