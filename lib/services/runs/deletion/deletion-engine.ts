import type { DeletionEvent, DeletionMemory, DeletionSnapshot } from "#lib/domain/run/deletion/deletion-run.ts";
import type { DeletionEffect } from "#lib/domain/run/deletion/deletion-states.ts";
import { deletionTransition } from "#lib/domain/run/deletion/deletion-transition.ts";
import type { RunEngine } from "../engine.ts";
import { stateOf } from "../run-row.ts";
import { choosePoints } from "./choose-points.ts";
import { deletePoint } from "./delete-point.ts";
import type { DeletionStep } from "./deletion-step.ts";
import { lookForPoint } from "./look-for-point.ts";
import { pollDeletion } from "./poll-deletion.ts";

const effects: Record<DeletionEffect, DeletionStep> = {
  choosePoints,
  deletePoint,
  waitTurn: async () => ({ event: { kind: "waitOver" } }),
  pollDeletion,
  lookForPoint,
};

export const deletionEngine: RunEngine<DeletionSnapshot & { deadlineAt: Date | null }, DeletionEvent> = {
  snapshotOf: (run) => ({ state: stateOf(run), deadlineAt: run.deadlineAt, memory: run.memory as DeletionMemory }),
  transition: deletionTransition,
  effects,
  deadlinePassed: { kind: "deadlinePassed" },
};
