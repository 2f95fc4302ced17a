import type { BackupEvent } from "#lib/domain/run/backup/backup-event.ts";
import { giveBackTurns } from "../../budgets/give-back-turns.ts";
import { writeOf } from "../engine.ts";
import { awaitTurn, budgetsOf, unusedTurnsOf } from "./await-turn.ts";
import { awaitWindow } from "./await-window.ts";
import type { BackupStep } from "./backup-step.ts";
import { inspectVm } from "./inspect-vm.ts";

/** Outside of maintenance windows, with a place in Azure's budget, then a look at the VM: in this order, so that the look is fresh when the creation is sent. */
export const checkInTurn: BackupStep = async (input) => {
  const { memory } = input.snapshot;
  const closed = await awaitWindow(input);
  if (closed) {
    const unused = { place: memory.collection, policies: unusedTurnsOf(input.snapshot) };
    return { event: closed, writes: [writeOf(giveBackTurns, unused)] };
  }
  const promised = await awaitTurn(input);
  if (promised) return { event: promised };
  const outcome = await inspectVm(input);
  if (goesOn(outcome.event)) return outcome;
  const unused = { place: memory.collection, policies: budgetsOf(memory) };
  return { ...outcome, writes: [...(outcome.writes ?? []), writeOf(giveBackTurns, unused)] };
};

const goesOn = (event: BackupEvent): boolean => event.kind === "inspected" && event.verdict.kind === "go";
