import type { Tx } from "#lib/db/client.ts";
import type { BackupEvent } from "#lib/domain/run/backup/backup-event.ts";
import type { BackupMemory } from "#lib/domain/run/backup/backup-run.ts";
import { giveBackTurns } from "../../budgets/give-back-turns.ts";
import type { ServiceContext } from "../../context.ts";
import { writeOf } from "../engine.ts";
import { awaitTurn, budgetsOf } from "./await-turn.ts";
import { awaitWindow } from "./await-window.ts";
import type { BackupStep } from "./backup-step.ts";
import { inspectVm } from "./inspect-vm.ts";

/** Outside of maintenance windows, with a place in Azure's budget, then a look at the VM: in this order, so that the look is fresh when the creation is sent. */
export const checkInTurn: BackupStep = async (input) => {
  const closed = await awaitWindow(input);
  if (closed) return { event: closed };
  const promised = await awaitTurn(input);
  if (promised) return { event: promised };
  const outcome = await inspectVm(input);
  if (goesOn(outcome.event)) return outcome;
  const { memory } = input.snapshot;
  return {
    ...outcome,
    writes: [...(outcome.writes ?? []), writeOf(giveBack, memory)],
  };
};

const giveBack = async (_ctx: ServiceContext, tx: Tx, memories: readonly BackupMemory[]): Promise<void> => {
  for (const memory of memories) await giveBackTurns(tx, memory.collection, budgetsOf(memory));
};

const goesOn = (event: BackupEvent): boolean => event.kind === "inspected" && event.verdict.kind === "go";
