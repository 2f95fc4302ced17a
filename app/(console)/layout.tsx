import { HydrationBoundary } from "@tanstack/react-query";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { AppShell } from "#components/shell/app-shell.tsx";
import { themeCookie, toTheme } from "#components/shell/theme.ts";
import { alertQueries } from "#lib/client/queries/alerts.ts";
import { systemQueries } from "#lib/client/queries/system.ts";
import { prefetch } from "#lib/next/prefetch.ts";
import { requireUser } from "#lib/next/require-permission.ts";
import { countOpenAlerts } from "#lib/services/alerts/count-open-alerts.ts";
import { getSystemStatus } from "#lib/services/system/get-system-status.ts";

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const { ctx, user } = await requireUser("view");
  // What the frame shows, pages show, too: only what is painted with the frame can be hydrated in both.
  const state = await prefetch(
    { queryKey: systemQueries.status().queryKey, load: () => getSystemStatus(ctx) },
    { queryKey: alertQueries.open().queryKey, load: () => countOpenAlerts(ctx) },
  );
  const theme = toTheme((await cookies()).get(themeCookie)?.value);
  return (
    <HydrationBoundary state={state}>
      <AppShell user={{ name: user.name, userName: user.userName, roles: user.roles }} theme={theme}>
        {children}
      </AppShell>
    </HydrationBoundary>
  );
}
