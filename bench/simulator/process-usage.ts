import { readFileSync } from "node:fs";

const ticksPerSecond = 100;

/** Memory and processor time of another process, as Linux tells them; null elsewhere. */
export function usageOf(processId: number): { residentMb: number; peakMb: number; cpuSeconds: number } | null {
  try {
    const status = readFileSync(`/proc/${processId}/status`, "utf8");
    const kb = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? Number.NaN);
    const stat = readFileSync(`/proc/${processId}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    const ticks = Number(stat[11]) + Number(stat[12]);
    return { residentMb: kb("VmRSS") / 1000, peakMb: kb("VmHWM") / 1000, cpuSeconds: ticks / ticksPerSecond };
  } catch {
    return null;
  }
}
