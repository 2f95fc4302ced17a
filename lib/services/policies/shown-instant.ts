import type { ServiceContext } from "../context.ts";
import { refuse } from "../errors.ts";

/** After so long the screen speaks of another day; its instant would also judge restore points by it. */
const shownForMs = 30 * 60_000;

/** The instant for which effects were shown; refuses one that is too long ago. */
export function shownInstant(ctx: ServiceContext, plannedAt: string): Date {
  const at = new Date(plannedAt);
  const ageMs = ctx.now().getTime() - at.getTime();
  if (ageMs >= 0 && ageMs <= shownForMs) return at;
  return refuse("conflict", "These effects were worked out more than half an hour ago. Look at them again, then save.");
}
