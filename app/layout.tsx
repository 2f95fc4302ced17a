import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { themeCookie, toTheme } from "#components/shell/theme.ts";
import { ClockProvider } from "#components/ui/clock.tsx";
import { timeZoneCookie, toTimeZone } from "#components/ui/time-zone.ts";
import { Providers } from "#lib/client/providers.tsx";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Stillpoint", template: "%s · Stillpoint" },
  description: "Agentless, multi-disk crash-consistent restore points for Azure virtual machines.",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [jar, requestHeaders] = await Promise.all([cookies(), headers()]);
  const theme = toTheme(jar.get(themeCookie)?.value);
  const nonce = requestHeaders.get("x-nonce") ?? undefined;
  return (
    <html
      lang="en-GB"
      {...(theme === "system" ? {} : { "data-theme": theme })}
      className={`${GeistSans.variable} ${GeistMono.variable}`}
    >
      <head>
        {
          /* React Aria gives it to the few style elements it adds. */ nonce && (
            <meta property="csp-nonce" nonce={nonce} />
          )
        }
      </head>
      <body>
        <ClockProvider firstNow={new Date().toISOString()} timeZone={toTimeZone(jar.get(timeZoneCookie)?.value)}>
          <Providers>{children}</Providers>
        </ClockProvider>
      </body>
    </html>
  );
}
