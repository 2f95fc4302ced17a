import type { Prisma } from "#lib/db/generated/client.ts";

/** VMs of connections that are in use, in subscriptions that somebody wants to see. */
export const visibleVms: Prisma.VirtualMachineWhereInput = {
  subscription: { inScope: true, connection: { removedAt: null } },
};
