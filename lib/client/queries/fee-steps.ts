import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { FeeStepPageDto, ListFeeStepsInput } from "#lib/contracts/fee-steps.ts";
import { fetchJson } from "../fetch-json.ts";
import { withSearch } from "../with-search.ts";
import { costQueries } from "./cost.ts";

export const feeStepQueries = {
  list: (input: ListFeeStepsInput) =>
    queryOptions({
      queryKey: [...costQueries.all, "fee-steps", input] as const,
      queryFn: ({ signal }) => fetchJson<FeeStepPageDto>(withSearch("/api/cost/fee-steps", input), signal),
      placeholderData: keepPreviousData,
    }),
};
