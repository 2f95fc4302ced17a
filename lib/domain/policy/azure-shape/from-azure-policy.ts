import type { Frequency } from "#lib/domain/schedule/schedule.ts";
import { ianaZoneOf } from "#lib/domain/schedule/windows-zone-of.ts";
import { isTimeZone } from "#lib/domain/schedule/zoned-time.ts";
import { defaultPolicySettings, type PolicySettings } from "../policy-settings.ts";
import { validatePolicy } from "../validate-policy.ts";
import { extensionName } from "./azure-policy.ts";
import { jsonPathOf } from "./json-paths.ts";
import { readAzureRetention } from "./read-azure-retention.ts";
import { readAzureSchedule } from "./read-azure-schedule.ts";
import { type ReadMember, readExtension } from "./read-extension.ts";
import {
  inWords,
  isPlainObject,
  type JsonNote,
  type ObjectReader,
  type ReadingNotes,
  readObject,
} from "./read-object.ts";

/** A policy as a file has it. What could not be read starts as a new policy does, and stands among the problems. */
export type PolicyReading = ReadingNotes & { name: string; settings: PolicySettings };

/** Members of Azure's answers that say nothing about what the policy does. */
const ofAzureOnly = ["id", "type", "apiVersion", "eTag", "location"];

/**
 * Reads what Azure Backup's REST interface, a template or our own export says of a policy. Null with a problem where it is
 * no policy for virtual machines at all.
 */
export function fromAzurePolicy(json: unknown, readMember: ReadMember): PolicyReading | JsonNote {
  const refusal = whyNoPolicy(json);
  if (refusal || !isPlainObject(json)) return refusal ?? { path: "", sentence: "" };
  const notes: ReadingNotes = { problems: [], notCarriedOver: [] };
  const root = readObject(json, "", notes);
  for (const member of ofAzureOnly) root.take(member);
  const name = readName(root);
  const said = readProperties(root, notes);
  const { settings, taken } = readExtension(root.object(extensionName), said, readMember, notes);
  root.close();
  noteBrokenRules(name, settings, taken, notes);
  return { name, settings, ...notes };
}

function whyNoPolicy(json: unknown): JsonNote | null {
  if (!isPlainObject(json)) return { path: "", sentence: `A policy is a JSON object; this is ${inWords(json)}.` };
  if (Array.isArray(json["value"])) {
    return { path: "value", sentence: `This is a list of ${json["value"].length} policies. Choose one of them.` };
  }
  const { properties } = json;
  if (!isPlainObject(properties)) {
    return { path: "properties", sentence: "This is missing: a policy of Azure Backup says everything in it." };
  }
  const type = properties["backupManagementType"];
  if (type === "AzureIaasVM") return null;
  const is = type === undefined ? "is missing" : `is ${inWords(type)}`;
  return {
    path: "properties.backupManagementType",
    sentence: `This ${is}. Only policies for virtual machines (AzureIaasVM) can be imported.`,
  };
}

/** A template names the vault before it. */
function readName(root: ObjectReader): string {
  const name = root.take("name");
  return typeof name === "string" ? (name.split("/").at(-1) ?? "") : "";
}

function readProperties(root: ObjectReader, notes: ReadingNotes): PolicySettings {
  const from = root.needed("properties");
  if (!from) return defaultPolicySettings;
  from.take("backupManagementType");
  // How many items it has in its vault is no part of what it does.
  from.take("protectedItemsCount");
  const isStandard = readIsStandard(from, notes);
  noteTiering(from, notes);
  const schedule = readAzureSchedule(from, notes);
  return {
    ...defaultPolicySettings,
    consistencyType: readConsistency(from, notes),
    timeZone: readZone(from, notes),
    schedule,
    instantRetentionDays: readInstantDays(from, schedule.frequency, isStandard),
    retention: readAzureRetention(from, schedule.startTime, notes),
  };
}

function readIsStandard(from: ObjectReader, notes: ReadingNotes): boolean {
  const type = from.take("policyType");
  if (type === "V2") return false;
  const path = from.pathOf("policyType");
  if (type === undefined || type === "V1") {
    const sentence = "This is a Standard policy. Stillpoint's policies are all Enhanced, so it becomes one.";
    notes.notCarriedOver.push({ path, sentence });
  } else {
    notes.problems.push({ path, sentence: `This is ${inWords(type)}, and must be V2 (Enhanced) or V1 (Standard).` });
  }
  return true;
}

/** Azure's own defaults where it is absent (backup-instant-restore-capability.md, 2025-06-16). */
function readInstantDays(from: ObjectReader, frequency: Frequency, isStandard: boolean): number {
  const standard = frequency === "Weekly" ? 5 : isStandard ? 2 : defaultPolicySettings.instantRetentionDays;
  const member = "instantRpRetentionRangeInDays";
  return from.take(member) === undefined ? standard : (from.whole(member) ?? standard);
}

/** Archive tiers are for points in a vault. */
function noteTiering(from: ObjectReader, notes: ReadingNotes): void {
  const tiering = from.take("tieringPolicy");
  const rules = isPlainObject(tiering) ? Object.values(tiering) : [];
  const moves = rules.filter((rule) => !(isPlainObject(rule) && rule["tieringMode"] === "DoNotTier"));
  if (moves.length === 0) return;
  const sentence = "Restore points have no archive tier, so none is moved there.";
  notes.notCarriedOver.push({ path: from.pathOf("tieringPolicy"), sentence });
}

function readConsistency(from: ObjectReader, notes: ReadingNotes): PolicySettings["consistencyType"] {
  const type = from.take("snapshotConsistencyType");
  if (type !== undefined && type !== "OnlyCrashConsistent") {
    const path = from.pathOf("snapshotConsistencyType");
    const sentence = `This is ${inWords(type)}, and must be OnlyCrashConsistent or absent, which is application-consistent.`;
    notes.problems.push({ path, sentence });
  }
  return type === "OnlyCrashConsistent" ? type : "ApplicationWithCrashFallback";
}

function readZone(from: ObjectReader, notes: ReadingNotes): string {
  const zone = from.take("timeZone");
  const path = from.pathOf("timeZone");
  if (typeof zone === "string") {
    const iana = ianaZoneOf(zone) ?? (isTimeZone(zone) ? zone : null);
    if (iana !== null) return iana;
  }
  const sentence =
    zone === undefined
      ? "This is missing. UTC is taken; choose the zone in the form."
      : `${inWords(zone)} is no time zone of Windows, such as "Pacific Standard Time". UTC is taken; choose the zone in the form.`;
  notes.problems.push({ path, sentence });
  return defaultPolicySettings.timeZone;
}

/** The name can be typed in the form; anything else that a policy may not be is said where the file says it. */
function noteBrokenRules(name: string, settings: PolicySettings, taken: readonly string[], notes: ReadingNotes): void {
  for (const [field, sentences] of Object.entries(validatePolicy(name, settings))) {
    const path = jsonPathOf(field, extensionName, taken);
    const isSaid = notes.problems.some((problem) => problem.path === path);
    if (!isSaid) notes.problems.push({ path, sentence: sentences.join(" ") });
  }
}
