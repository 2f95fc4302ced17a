import type { Tx } from "#lib/db/client.ts";
import { isUniqueViolation } from "#lib/db/unique-violation.ts";
import type { PolicySettings } from "#lib/domain/policy/policy-settings.ts";
import { actorName, type ServiceContext } from "../context.ts";
import { refuse } from "../errors.ts";
import type { PolicyInForce } from "./policy-in-force.ts";
import { refuseInvalid } from "./refuse-invalid.ts";

/** A policy with its first version. Refuses what breaks a rule, and a name that is taken. */
export async function insertPolicy(
  ctx: ServiceContext,
  tx: Tx,
  name: string,
  settings: PolicySettings,
): Promise<PolicyInForce> {
  refuseInvalid(name, settings);
  const id = ctx.newId();
  const now = ctx.now();
  const version = { id: ctx.newId(), number: 1, settings, createdBy: actorName(ctx.actor), createdAt: now };
  try {
    await tx.policy.create({
      data: { id, name, nameKey: name.toLowerCase(), createdAt: now, versions: { create: version } },
    });
  } catch (error) {
    // The index decides, so that two people who save the same name at once cannot both be told that it worked.
    if (isUniqueViolation(error)) refuseTakenName(name);
    throw error;
  }
  return { id, name, versionId: version.id, number: version.number, settings };
}

function refuseTakenName(name: string): never {
  const sentence = `A policy named ${name} exists already; capital letters make no difference. Choose another name.`;
  return refuse("conflict", sentence, { name: [sentence] });
}
