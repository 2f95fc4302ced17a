import "server-only";
import type { ServiceErrorCode } from "#lib/services/errors.ts";

export const httpStatus: Record<ServiceErrorCode, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  notPossible: 422,
  upstream: 502,
  unexpected: 500,
};
