import { listAssociatedItemsInput } from "#lib/contracts/policies.ts";
import { getHandler } from "#lib/next/get-handler.ts";
import { listAssociatedItems } from "#lib/services/policies/list-associated-items.ts";

export const GET = getHandler({ permission: "view", input: listAssociatedItemsInput, run: listAssociatedItems });
