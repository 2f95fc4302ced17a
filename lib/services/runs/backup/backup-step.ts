import type { BackupEvent } from "#lib/domain/run/backup/backup-event.ts";
import type { BackupSnapshot } from "#lib/domain/run/backup/backup-run.ts";
import type { Effect, EffectInput } from "../engine.ts";

export type BackupStep = Effect<BackupSnapshot, BackupEvent>;
export type BackupStepInput = EffectInput<BackupSnapshot>;
