import type { Occasion } from "./occasion.ts";

const dayMs = 86_400_000;

/** A line of JSON for every day that begins; the start shows it to the person who waits. */
export function progressReport(beginMs: number, endMs: number): Occasion {
  const days = Math.round((endMs - beginMs) / dayMs);
  return {
    atMs: beginMs,
    everyMs: dayMs,
    async happen({ clock, db }) {
      const day = Math.min(days, Math.floor((clock.now().getTime() - beginMs) / dayMs) + 1);
      const points = await db.restorePoint.count({ where: { runId: { not: null } } });
      process.stdout.write(`${JSON.stringify({ day, days, points })}\n`);
    },
  };
}
