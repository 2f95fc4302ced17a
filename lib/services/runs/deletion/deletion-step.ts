import type { DeletionEvent, DeletionSnapshot } from "#lib/domain/run/deletion/deletion-run.ts";
import type { Effect } from "../engine.ts";

export type DeletionStep = Effect<DeletionSnapshot & { deadlineAt: Date | null }, DeletionEvent>;
