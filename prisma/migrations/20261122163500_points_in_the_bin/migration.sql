-- The list of points in the bin: few among many, and mostly old ones.
CREATE INDEX "RestorePoint_in_bin" ON "RestorePoint" ("takenAt" DESC, id DESC)
  WHERE "binnedAt" IS NOT NULL AND "deletedAt" IS NULL;
