import type { Way } from "#lib/domain/cost/ways.ts";

/** A colour and a dash for each way, so that no line hangs on colour alone. */
export const wayLooks: Record<Way, { stroke: string; dash: string }> = {
  RestorePoints: { stroke: "var(--color-accent)", dash: "" },
  RestorePointsCopied: { stroke: "var(--color-info-mark)", dash: "8 4" },
  AgentlessVault: { stroke: "var(--color-warning-mark)", dash: "2 4" },
  AgentVault: { stroke: "var(--color-danger-mark)", dash: "10 3 2 3" },
};
