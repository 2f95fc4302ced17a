import { blobDoor } from "#simulator/blob/blob-door.ts";
import { entraDoor } from "#simulator/entra/entra-routes.ts";
import type { Door } from "#simulator/http/door.ts";
import { priceDoor } from "#simulator/prices/price-door.ts";

/** Services that share the port with Resource Manager. */
export const doors: readonly Door[] = [blobDoor, entraDoor, priceDoor];
