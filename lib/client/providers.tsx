"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { getQueryClient } from "./query-client.ts";

/** British English: days before months and 24 hours, in every browser the same as on the server. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <QueryClientProvider client={getQueryClient()}>
      <I18nProvider locale="en-GB">{children}</I18nProvider>
    </QueryClientProvider>
  );
}
