import type { AddConnectionInput } from "#lib/contracts/connections.ts";
import type { Result } from "#lib/std/result.ts";
import type { ConnectionRow } from "../azure-context.ts";
import type { ServiceContext } from "../context.ts";
import type { ServiceError } from "../errors.ts";
import { runCommand } from "../run-command.ts";
import { newConnectionRow } from "./new-connection-row.ts";

/**
 * Keeps the connection that the installation's start brings along: created at the first start, and brought up to date when
 * its address or secret changed since. It is not tried here, because the other side may come up later than we do.
 */
export async function ensureDemoConnection(
  ctx: ServiceContext,
  input: AddConnectionInput,
): Promise<Result<{ connectionId: string; outcome: "created" | "updated" | "unchanged" }, ServiceError>> {
  const wanted = newConnectionRow(ctx, input);
  const known = await ctx.db.connection.findUnique({ where: { name: input.name } });
  if (known && isSame(ctx, known, wanted)) {
    return { ok: true, value: { connectionId: known.id, outcome: "unchanged" } };
  }
  return runCommand(ctx, "ensureDemoConnection", async (tx) => {
    const { id, createdAt, lastCheck: _, ...settings } = wanted;
    const row = await tx.connection.upsert({
      where: { name: input.name },
      create: { id, createdAt, ...settings },
      update: settings,
    });
    const { name, tenantId, clientId, credentialKind, authorityHost, armEndpoint } = row;
    return {
      value: { connectionId: row.id, outcome: known ? "updated" : "created" },
      audit: {
        action: known ? "connection.update" : "connection.add",
        target: row.id,
        detail: { name, tenantId, clientId, credentialKind, authorityHost, armEndpoint },
      },
    };
  });
}

/** Two seals of one secret differ, so the secrets themselves are compared. */
function isSame({ sealer }: ServiceContext, known: ConnectionRow, wanted: ConnectionRow): boolean {
  const settings = ({ tenantId, clientId, credentialKind, cloud, authorityHost, armEndpoint }: ConnectionRow) =>
    JSON.stringify([tenantId, clientId, credentialKind, cloud, authorityHost, armEndpoint]);
  const secret = ({ sealedSecret }: ConnectionRow) => sealedSecret && openOrNull(sealer, sealedSecret);
  return settings(known) === settings(wanted) && secret(known) === secret(wanted);
}

/** A secret that the present key cannot open has to be sealed anew. */
function openOrNull(sealer: ServiceContext["sealer"], sealed: string): string | null {
  try {
    return sealer.open(sealed);
  } catch {
    return null;
  }
}
