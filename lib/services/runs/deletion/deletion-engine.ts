import type { DeletionEvent, DeletionMemory, DeletionSnapshot } from "#lib/domain/run/deletion/deletion-run.ts";
import type { DeletionEffect } from "#lib/domain/run/deletion/deletion-states.ts";
import { deletionTransition } from "#lib/domain/run/deletion/deletion-transition.ts";
import type { RunEngine } from "../engine.ts";
import { stateOf } from "../run-row.ts";
import { choosePoints } from "./choose-points.ts";
import { deletePoint } from "./delete-point.ts";
import { lookForPoint } from "./look-for-point.ts";
import { pollDeletion } from "./poll-deletion.ts";

type Engine = RunEngine<DeletionSnapshot & { deadlineAt: Date | null }, DeletionEvent>;

const effects: Record<DeletionEffect, Engine["effects"][string]> = {
  choosePoints: { settle: choosePoints },
  deletePoint,
  waitTurn: { look: async () => ({ event: { kind: "waitOver" } }) },
  pollDeletion: { look: pollDeletion },
  lookForPoint: { look: lookForPoint },
};

export const deletionEngine: Engine = {
  snapshotOf: (run) => ({ state: stateOf(run), deadlineAt: run.deadlineAt, memory: run.memory as DeletionMemory }),
  transition: deletionTransition,
  effects,
  deadlinePassed: { kind: "deadlinePassed" },
};
