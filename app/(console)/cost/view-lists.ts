import { compareCostInput, listCostInput, listDearerInput, listOrphansInput } from "#lib/contracts/cost-report.ts";
import type { CostSearch } from "./search-params.ts";

/** The reads behind the views, asked for in the same words by the page and by the browser. */
export const viewLists = (search: CostSearch) => ({
  groups: listCostInput.parse(search),
  ways: compareCostInput.parse({ copyTo: search.copyTo }),
  agentless: listDearerInput.parse(search),
  orphans: listOrphansInput.parse(search),
});
