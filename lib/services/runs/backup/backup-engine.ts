import type { BackupEvent } from "#lib/domain/run/backup/backup-event.ts";
import type { BackupSnapshot } from "#lib/domain/run/backup/backup-run.ts";
import type { BackupEffect } from "#lib/domain/run/backup/backup-states.ts";
import { backupTransition } from "#lib/domain/run/backup/backup-transition.ts";
import type { RunEngine } from "../engine.ts";
import { applyRetentionToVms } from "./apply-retention-to-vms.ts";
import { backupSnapshotOf } from "./backup-snapshot.ts";
import { checkInTurn } from "./check-in-turn.ts";
import { confirmPoint } from "./confirm-point.ts";
import { ensureCollection } from "./ensure-collection.ts";
import { findPoint } from "./find-point.ts";
import { pollOperation } from "./poll-operation.ts";
import { sendCreation } from "./send-creation.ts";

type Engine = RunEngine<BackupSnapshot, BackupEvent>;

const effects: Record<BackupEffect, Engine["effects"][string]> = {
  inspectVm: checkInTurn,
  wait: { look: async () => ({ event: { kind: "waitOver" } }) },
  ensureCollection,
  announceThenSend: { announce: { kind: "sendAnnounced" }, act: sendCreation },
  locate: findPoint,
  poll: pollOperation,
  read: { look: confirmPoint },
  applyRetention: { settle: applyRetentionToVms },
};

export const backupEngine: Engine = {
  snapshotOf: backupSnapshotOf,
  transition: backupTransition,
  effects,
  deadlinePassed: { kind: "deadlinePassed" },
};
