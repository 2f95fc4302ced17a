import type { PointDayDto } from "#lib/contracts/restore-points.ts";

type Mark = { key: keyof Omit<PointDayDto, "day">; label: string; fill: string };

/** Bottom to top; together they are the day's total. What is not ours or not good carries a pattern as well as a colour. */
export const pointMarks: readonly Mark[] = [
  { key: "application", label: "Application-consistent", fill: "bg-success-mark" },
  { key: "fileSystem", label: "File-system-consistent", fill: "bg-info-mark" },
  { key: "crash", label: "Crash-consistent", fill: "bg-accent" },
  { key: "foreign", label: "Made by other tools", fill: "bg-neutral-mark hatched" },
  { key: "notGood", label: "Failed or in the making", fill: "bg-danger-mark cross-hatched" },
];
