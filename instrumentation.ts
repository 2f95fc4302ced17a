import type { Instrumentation } from "next";

/** Starts what the web process does by the clock. A build loads this file, too, and has no database. */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs" || process.env["NEXT_PHASE"] === "phase-production-build") return;
  const { keepAlertClock } = await import("#lib/next/alert-clock.ts");
  keepAlertClock();
}

/** Errors of pages: logged once here, under the digest that the error page shows. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  // Spelt out, because Next compiles this file for its edge runtime too and cuts what stands behind a constant.
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { logPageError } = await import("#lib/next/log-page-error.ts");
  logPageError(error, request.path, context.routePath);
};
