import type { Instrumentation } from "next";

/** Errors of pages: logged once here, under the digest that the error page shows. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  // Spelt out, because Next compiles this file for its edge runtime too and cuts what stands behind a constant.
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { logPageError } = await import("#lib/next/log-page-error.ts");
  logPageError(error, request.path, context.routePath);
};
