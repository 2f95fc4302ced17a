import type { Profile } from "#lib/domain/eligibility/assessment.ts";
import type { SeverityTable } from "#lib/domain/eligibility/severity.ts";
import type { SourceTag } from "#lib/domain/eligibility/sources.ts";
import type { RequestableMode } from "#lib/domain/vm/consistency.ts";
import type { SizeName } from "#lib/domain/vm/size-name.ts";
import type { DiskFacts, SizeFacts, Surroundings, VmFacts } from "#lib/domain/vm/vm-facts.ts";

/** Everything a rule may look at. */
export type Subject = {
  vm: VmFacts;
  /** Disks that would be in the restore point, OS disk first, then by LUN. */
  included: DiskFacts[];
  size: SizeFacts | null;
  sizeName: SizeName | null;
  surroundings: Surroundings;
  mode: RequestableMode;
  profile: Profile;
  restorePointWarningAt: number;
  now: Date;
};

export type Match = { meaning: string; disks: DiskFacts[]; until: Date | null };
export type Check = (subject: Subject) => Match | null;

type Entry = {
  id: string;
  title: string;
  /** When the rule fires, in words, for the catalogue page. */
  condition: string;
  remedy: string;
  severity: SeverityTable;
  sources: readonly SourceTag[];
};

type Traits = {
  /** Leaving the matched disks out lifts the finding. */
  excludable: boolean;
  /** Goes away by itself: wait instead of failing. */
  passing: boolean;
  /** No document covers it. */
  unverified: boolean;
  /** `design`: our recommendation; `inference`: a conclusion from documents, stated in none. */
  note: "design" | "inference" | null;
};

/** `checked` rules are evaluated for every VM; `advice` is for people, because Azure does not show the facts (ADR 0001). */
export type Rule = Entry & Traits & ({ visibility: "checked"; check: Check } | { visibility: "advice" });

/** A rule without a check is advice; traits not given are off. */
export const defineRules = (drafts: readonly (Entry & Partial<Traits> & { check?: Check })[]): Rule[] =>
  drafts.map(({ check, ...draft }) => ({
    excludable: false,
    passing: false,
    unverified: false,
    note: null,
    ...draft,
    ...(check ? { visibility: "checked", check } : { visibility: "advice" }),
  }));

/** A rule about the VM as a whole. */
export const when =
  (holds: (subject: Subject) => boolean, meaning: (subject: Subject) => string): Check =>
  (subject) =>
    holds(subject) ? { meaning: meaning(subject), disks: [], until: null } : null;

const amongDisks =
  (disksOf: (subject: Subject) => DiskFacts[]) =>
  (
    matches: (disk: DiskFacts, subject: Subject) => boolean,
    meaning: (disks: DiskFacts[], subject: Subject) => string,
  ): Check =>
  (subject) => {
    const disks = disksOf(subject).filter((disk) => matches(disk, subject));
    return disks.length > 0 ? { meaning: meaning(disks, subject), disks, until: null } : null;
  };

/** A rule about each included disk; `meaning` gets those that match. */
export const onDisks = amongDisks(({ included }) => included);

/** A rule about each disk of the VM, included or not: for what leaving the disk out does not change. */
export const onAttachedDisks = amongDisks(({ vm }) => vm.disks);

/** As `onDisks`, for data disks only. */
export const onDataDisks = (
  matches: (disk: DiskFacts) => boolean,
  meaning: (disks: DiskFacts[], subject: Subject) => string,
) => onDisks((disk) => disk.role === "data" && matches(disk), meaning);

/** A rule that holds until an instant known beforehand; `endOf` gives null when it does not hold. */
export const waiting =
  (endOf: (subject: Subject) => Date | null, meaning: (subject: Subject, until: Date) => string): Check =>
  (subject) => {
    const until = endOf(subject);
    return until && until > subject.now ? { meaning: meaning(subject, until), disks: [], until } : null;
  };
