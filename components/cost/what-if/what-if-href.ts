import { type WhatIfSearch, writeWhatIfSearch } from "#lib/contracts/what-if-search.ts";

/** The what-if page with a selection and settings. */
export function whatIfHref(search: Partial<WhatIfSearch>): string {
  const settings = writeWhatIfSearch(search);
  return settings === "" ? "/cost/what-if" : `/cost/what-if?${settings}`;
}
