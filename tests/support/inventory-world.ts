import type { AzureContext } from "#lib/services/azure-context.ts";
import { syncInventory } from "#lib/services/inventory/sync-inventory.ts";
import { type ScriptedAzure, type ScriptedSubscription, scriptAzure } from "./scripted-azure.ts";
import { createTestWorld, type TestWorld, testNow } from "./service-context.ts";
import { makeSize } from "./vm-facts.ts";

export type InventoryWorld = TestWorld & {
  azure: ScriptedAzure;
  connectionId: string;
  /** One pass, so many minutes after the world began. */
  sync: (minutes?: number) => ReturnType<typeof syncInventory>;
  azureContext: (minutes?: number) => AzureContext;
};

/** A database with one connection to a scripted Azure. */
export async function createInventoryWorld(subscriptions: ScriptedSubscription[]): Promise<InventoryWorld> {
  const world = await createTestWorld();
  const azure = scriptAzure(subscriptions);
  azure.sizes = [makeSize(), makeSize("Standard_D4s_v6"), makeSize("Standard_D2_v3", { PremiumIO: "False" })];
  const connectionId = world.context().newId();
  await world.db.connection.create({
    data: {
      id: connectionId,
      name: "Scripted",
      tenantId: "tenant",
      credentialKind: "ManagedIdentity",
      authorityHost: "https://login.example.com",
      armEndpoint: "https://arm.example.com",
      createdAt: testNow,
    },
  });
  const azureContext = (minutes = 0): AzureContext => ({
    ...world.context({ now: () => new Date(testNow.getTime() + minutes * 60_000) }),
    openAzure: () => azure.port,
  });
  return {
    ...world,
    azure,
    connectionId,
    azureContext,
    sync: (minutes) => syncInventory(azureContext(minutes), connectionId),
  };
}
