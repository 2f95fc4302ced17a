import type { Instrumentation } from "next";

/** Errors of pages: logged once here, under the digest that the error page shows. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  const { runtime } = await import("#lib/next/runtime.ts");
  const digest = typeof error === "object" && error !== null && "digest" in error ? String(error.digest) : undefined;
  const path = request.path.split("?")[0];
  runtime().log.error({ err: error, digest, path, route: context.routePath }, "A page failed unexpectedly.");
};
