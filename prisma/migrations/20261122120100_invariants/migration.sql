-- What the schema language cannot say. Every rule here is tried to be broken by tests/integration/db.

-- Two commands that race cannot both win.
CREATE UNIQUE INDEX "Run_one_active_backup_per_vm" ON "Run" ("virtualMachineId")
  WHERE kind = 'Backup' AND status IN ('Queued', 'InProgress', 'Cancelling');
CREATE UNIQUE INDEX "Run_one_per_item_and_slot" ON "Run" ("protectedItemId", "slotAt") WHERE "slotAt" IS NOT NULL;
CREATE UNIQUE INDEX "Policy_name_in_use" ON "Policy" ("nameKey") WHERE "deletedAt" IS NULL;
CREATE UNIQUE INDEX "InventorySync_one_at_a_time" ON "InventorySync" ("connectionId") WHERE status = 'InProgress';

-- A run has ended exactly when its status says so, and while it lives it has a due time and a deadline.
ALTER TABLE "Run" ADD CONSTRAINT "Run_end_matches_status"
  CHECK ((status IN ('Completed', 'CompletedWithWarnings', 'Failed', 'Cancelled')) = ("endedAt" IS NOT NULL));
ALTER TABLE "Run" ADD CONSTRAINT "Run_alive_is_due"
  CHECK ("endedAt" IS NOT NULL OR ("dueAt" IS NOT NULL AND "deadlineAt" IS NOT NULL));
ALTER TABLE "Run" ADD CONSTRAINT "Run_failure_has_error" CHECK (status <> 'Failed' OR error IS NOT NULL);
ALTER TABLE "ProtectedItem" ADD CONSTRAINT "ProtectedItem_stopped_is_not_planned"
  CHECK (state <> 'ProtectionStopped' OR ("nextRunAt" IS NULL AND "stoppedAt" IS NOT NULL));

-- History is append-only.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % is not allowed', TG_TABLE_NAME, TG_OP;
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "RunEvent" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "VmEvent" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "AuditEntry" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "PolicyVersion" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
