import { withSearch } from "#lib/client/with-search.ts";
import type { CostFileInput, CostPartOfFleet } from "#lib/contracts/cost-report.ts";

/** The page that says why a part of the fleet costs what it costs. */
export const whyHref = ({ by, key }: CostPartOfFleet): string => withSearch("/cost/why", { by, key });

export const costFileHref = (input: Partial<CostFileInput> & Pick<CostFileInput, "list">): string =>
  withSearch("/api/cost/csv", input);
