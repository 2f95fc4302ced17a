"use server";

import { pauseProtectionInput, resumeProtectionInput } from "#lib/contracts/pause.ts";
import { configureBackupInput, previewProtectionInput, stopProtectionInput } from "#lib/contracts/protection.ts";
import { defineAction } from "#lib/next/define-action.ts";
import { configureBackup } from "#lib/services/protection/configure-backup.ts";
import { pauseProtection } from "#lib/services/protection/pause-protection.ts";
import { previewProtection } from "#lib/services/protection/preview-protection.ts";
import { resumeProtection } from "#lib/services/protection/resume-protection.ts";
import { stopProtection } from "#lib/services/protection/stop-protection.ts";

export const previewProtectionAction = defineAction({
  name: "protection.preview",
  input: previewProtectionInput,
  permission: "protect",
  run: previewProtection,
});

export const configureBackupAction = defineAction({
  name: "protection.configure",
  input: configureBackupInput,
  permission: "protect",
  run: configureBackup,
});

export const stopProtectionAction = defineAction({
  name: "protection.stop",
  input: stopProtectionInput,
  permission: "protect",
  run: stopProtection,
});

export const pauseProtectionAction = defineAction({
  name: "protection.pause",
  input: pauseProtectionInput,
  permission: "protect",
  run: pauseProtection,
});

export const resumeProtectionAction = defineAction({
  name: "protection.resume",
  input: resumeProtectionInput,
  permission: "protect",
  run: resumeProtection,
});
