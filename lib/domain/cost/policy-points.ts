import type { RetentionPoint } from "#lib/domain/retention/retention-point.ts";
import { selectByTiers } from "#lib/domain/retention/tier-selection.ts";
import { nextSlots } from "#lib/domain/schedule/next-slots.ts";
import { type Schedule, startsOfDay } from "#lib/domain/schedule/schedule.ts";
import type { PolicyTerms } from "./cost-inputs.ts";
import { gapsBetween, type PointGaps } from "./point-gaps.ts";

const dayMs = 86_400_000;
/** An hour more or less on two days of a year is nothing to a bill: local times are taken as if they were UTC. */
const timeZone = "UTC";

/** When the policy is looked at: points were taken from `startedAtMs` on and are counted at `atMs`. */
export type Look = { startedAtMs: number; atMs: number };

const remembered = new WeakMap<PolicyTerms, Map<string, PointGaps>>();

/**
 * The points that a policy holds at an instant, by the very rules that retention follows, and `binDays` longer.
 * Remembered by the policy's object: a slider that moves an assumption asks again for the same points.
 */
export function policyPoints(terms: PolicyTerms, { startedAtMs, atMs }: Look, binDays = 0): PointGaps {
  const fromMs = Math.max(startedAtMs, atMs - (longestDays(terms) + binDays + 1) * dayMs);
  const key = `${fromMs} ${atMs} ${binDays}`;
  const known = remembered.get(terms) ?? new Map<string, PointGaps>();
  remembered.set(terms, known);
  const held = known.get(key) ?? gapsBetween(heldAt(terms, fromMs, atMs, binDays));
  known.set(key, held);
  return held;
}

/** After so many days no point of a policy is left of those taken on the first one. */
export function longestDays({ instantRetentionDays, retention }: PolicyTerms): number {
  const { daily, weekly, monthly, yearly } = retention;
  return Math.max(
    instantRetentionDays,
    daily?.days ?? 0,
    (weekly?.weeks ?? 0) * 7,
    (monthly?.months ?? 0) * 31,
    (yearly?.years ?? 0) * 366,
  );
}

function heldAt(terms: PolicyTerms, fromMs: number, atMs: number, binDays: number): number[] {
  const taken = pointTimes(terms, fromMs, atMs, binDays);
  const points = taken.map((takenAtMs, index) => ({ ...scheduled, id: String(index), takenAtMs }));
  const untilMs = new Array<number>(taken.length).fill(0);
  for (const selection of selectByTiers(points, { ...terms, timeZone })) {
    const index = Number(selection.pointId);
    untilMs[index] = Math.max(untilMs[index] ?? 0, selection.untilMs);
  }
  // The last good point never goes.
  return taken.filter((_, index) => index === taken.length - 1 || (untilMs[index] ?? 0) + binDays * dayMs > atMs);
}

const scheduled: Omit<RetentionPoint, "id" | "takenAtMs"> = {
  state: "good",
  isForeign: false,
  isRecovered: false,
  isPinned: false,
  usedBy: null,
  expiresAtMs: null,
};

/**
 * All slots while instant retention reaches; before that each day's last, as only that one can be selected by a tier. The
 * very first day is whole: its first point stands for the days of a week or a month on which there was none yet.
 */
function pointTimes(terms: PolicyTerms, fromMs: number, atMs: number, binDays: number): number[] {
  const { schedule, instantRetentionDays } = terms;
  const denseMs = Math.max(fromMs, Math.floor(atMs / dayMs - instantRetentionDays - binDays) * dayMs);
  const firstMs = nextSlots({ schedule, timeZone }, new Date(fromMs - 1), 1)[0]?.getTime() ?? fromMs;
  const secondDayMs = Math.min(denseMs, (Math.floor(firstMs / dayMs) + 1) * dayMs);
  return [
    ...slotsBetween(schedule, fromMs, secondDayMs),
    ...slotsBetween(lastOfDay(schedule), secondDayMs, denseMs),
    ...slotsBetween(schedule, denseMs, atMs + 1),
  ];
}

function slotsBetween(schedule: Schedule, fromMs: number, toMs: number): number[] {
  const days = Math.ceil((toMs - fromMs) / dayMs) + 2;
  const slots = nextSlots({ schedule, timeZone }, new Date(fromMs - 1), days * startsOfDay(schedule).length);
  return slots.map((slot) => slot.getTime()).filter((slotMs) => slotMs < toMs);
}

function lastOfDay(schedule: Schedule): Schedule {
  if (schedule.frequency === "Weekly") return schedule;
  const minute = Math.max(...startsOfDay(schedule).filter((start) => start < 1_440));
  const text = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":");
  return { frequency: "Daily", startTime: minute >= 0 ? text : schedule.startTime };
}
