import type { Prisma } from "#lib/db/generated/client.ts";

/** Under a policy that runs. */
export const activeItem = {
  state: { in: ["InitialBackupPending", "Protected", "ProtectionError"] },
} satisfies Prisma.ProtectedItemWhereInput;
