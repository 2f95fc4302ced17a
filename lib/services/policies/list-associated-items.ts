import type { AssociatedItemPageDto, ListAssociatedItemsInput } from "#lib/contracts/policies.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { isUuid } from "#lib/std/uuid.ts";
import type { ServiceContext } from "../context.ts";
import { type Key, keysetPage } from "../paging/keyset-page.ts";
import { isAssociated } from "./policy-row.ts";

/** The VMs a policy protects, by name. */
export async function listAssociatedItems(
  ctx: ServiceContext,
  input: ListAssociatedItemsInput,
): Promise<AssociatedItemPageDto> {
  const page = await keysetPage(
    input,
    ({ key, isForward, take }) => {
      const direction = isForward ? "asc" : "desc";
      return ctx.db.protectedItem.findMany({
        where: {
          AND: [{ policyId: input.policyId, ...isAssociated }, key ? beyond(key, isForward ? "gt" : "lt") : {}],
        },
        orderBy: [{ virtualMachine: { name: direction } }, { virtualMachineId: direction }],
        take,
        include: { virtualMachine: { select: { name: true, resourceGroup: true } } },
      });
    },
    (row) => [row.virtualMachine.name, row.virtualMachineId],
  );
  return {
    ...page,
    rows: page.rows.map(({ virtualMachineId, virtualMachine, state, nextRunAt, lastSuccessAt }) => ({
      vmId: virtualMachineId,
      vmName: virtualMachine.name,
      resourceGroup: virtualMachine.resourceGroup,
      state,
      nextRunAt: state === "ProtectionPaused" ? null : (nextRunAt?.toISOString() ?? null),
      lastSuccessAt: lastSuccessAt?.toISOString() ?? null,
    })),
  };
}

function beyond([name = "", id = ""]: Key, side: "gt" | "lt"): Prisma.ProtectedItemWhereInput {
  if (!isUuid(id)) return {};
  return {
    OR: [
      { virtualMachine: { name: { [side]: name } } },
      { virtualMachine: { name }, virtualMachineId: { [side]: id } },
    ],
  };
}
