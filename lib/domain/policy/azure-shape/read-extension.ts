import type { PolicySettings } from "../policy-settings.ts";
import { extensionVersion } from "./azure-policy.ts";
import { type AzureMember, azureMembers, nearestInAzure } from "./nearest-in-azure.ts";
import type { JsonNote, ObjectReader, ReadingNotes } from "./read-object.ts";

/** The shape of one setting: its value, or what is wrong with it by path within it. */
export type ReadMember = (
  member: keyof PolicySettings,
  value: unknown,
) => { ok: true; value: Partial<PolicySettings> } | { ok: false; problems: JsonNote[] };

const ownMembers = [
  "collectionResourceGroup",
  "retries",
  "minimumConsistency",
  "excludeDisks",
  "notify",
] as const satisfies readonly (keyof PolicySettings)[];

/**
 * What our own export noted beside Azure's members. It makes them more exact where they still say the same; whoever has
 * changed Azure's part since then meant that.
 * @returns the settings, and which of them the extension has said
 */
export function readExtension(
  from: ObjectReader | null,
  said: PolicySettings,
  readMember: ReadMember,
  notes: ReadingNotes,
): { settings: PolicySettings; taken: string[] } {
  if (!from) return { settings: said, taken: [] };
  noteVersion(from, notes);
  const noted: Partial<PolicySettings> = {};
  for (const member of [...ownMembers, ...azureMembers]) {
    const value = from.take(member);
    // Null is a minimum of its own: none.
    if (value === undefined) continue;
    const read = readMember(member, value);
    if (read.ok) Object.assign(noted, read.value);
    else notes.problems.push(...read.problems.map(({ path, sentence }) => ({ path: from.pathOf(path), sentence })));
  }
  const nearest = nearestInAzure({ ...said, ...noted });
  const stale = azureMembers.filter((member) => noted[member] !== undefined && !isSame(nearest, said, member));
  for (const member of stale) {
    delete noted[member];
    notes.notCarriedOver.push({
      path: from.pathOf(member),
      sentence: "Azure's part of the file has been changed and says something else: that is taken, and this is not.",
    });
  }
  return { settings: { ...said, ...noted }, taken: Object.keys(noted) };
}

const isSame = (nearest: PolicySettings, said: PolicySettings, member: AzureMember): boolean =>
  JSON.stringify(nearest[member]) === JSON.stringify(said[member]);

function noteVersion(from: ObjectReader, notes: ReadingNotes): void {
  const version = from.take("formatVersion");
  if (version === undefined || version === extensionVersion) return;
  const path = from.pathOf("formatVersion");
  const sentence = `The file is of format ${JSON.stringify(version)}, and this Stillpoint knows format ${extensionVersion}. What it knows of it is taken.`;
  notes.notCarriedOver.push({ path, sentence });
}
