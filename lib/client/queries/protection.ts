import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { previewProtectionAction } from "#lib/actions/protection.ts";
import type { PreviewProtectionInput } from "#lib/contracts/protection.ts";
import { ApiError } from "../api-error.ts";

export const protectionQueries = {
  /** By an action: hundreds of VMs with their exclusions do not fit into an address. */
  preview: (input: PreviewProtectionInput) =>
    queryOptions({
      queryKey: ["protection", "preview", input] as const,
      queryFn: async () => {
        const result = await previewProtectionAction(input, { idempotencyKey: crypto.randomUUID() });
        if (!result.ok) throw new ApiError(result.error);
        return result.value;
      },
      placeholderData: keepPreviousData,
      staleTime: 30_000,
    }),
};
