import type { Notification } from "#lib/domain/policy/policy-settings.ts";
import type { AlertKind } from "./alert-kinds.ts";

/** What a policy's choice keeps quiet. `Always` adds messages about success, which are no alerts. */
const quiet: Record<Notification, readonly AlertKind[]> = {
  Always: [],
  Warnings: [],
  Failures: ["backup-warnings"],
  Never: ["overdue", "backup-failed", "backup-warnings"],
};

/** Does somebody want to be told of this, by the policy of the VM? */
export const isToldOf = (kind: AlertKind, notify: Notification): boolean => !quiet[notify].includes(kind);
