import { z } from "zod";
import { maxVmsPerCommand } from "./protection.ts";

const vmIds = z
  .array(z.uuid())
  .min(1, "Choose at least one VM.")
  .max(maxVmsPerCommand, `Choose at most ${maxVmsPerCommand} VMs at a time.`);

/** `until` is when it ends by itself; null for a pause without an end. */
export const pauseProtectionInput = z.object({ vmIds, until: z.iso.datetime().nullable() });
export type PauseProtectionInput = z.infer<typeof pauseProtectionInput>;

export const resumeProtectionInput = z.object({ vmIds });
export type ResumeProtectionInput = z.infer<typeof resumeProtectionInput>;

/** One answer per VM; `refusal` says in a sentence why it was left as it is. */
export type PauseOutcome = { vmId: string; vmName: string; refusal: string | null };

export type PauseResult = { outcomes: PauseOutcome[] };
