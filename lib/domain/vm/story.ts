import { vmEventKinds } from "#lib/domain/inventory/vm-changes.ts";

/** What an entry of a VM's story is about: the filter over it. */
export const storyTopics = ["backups", "protection", "machine", "eligibility", "alerts"] as const;
export type StoryTopic = (typeof storyTopics)[number];

/** Kinds of events that are kept with the VM. Any other tells how it came under a policy, or left it: `protection`. */
export const topicKinds = {
  machine: vmEventKinds,
  eligibility: ["EligibilityChanged"],
  backups: ["slotsMissed"],
} as const satisfies Partial<Record<StoryTopic, readonly string[]>>;
