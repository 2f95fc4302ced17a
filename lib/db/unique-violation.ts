import { Prisma } from "#lib/db/generated/client.ts";

/** A unique index said no: somebody else was first. */
export const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
