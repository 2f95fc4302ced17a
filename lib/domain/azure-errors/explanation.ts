/** What a failure means and what to do, in plain words, for the person on call. */
export type FailureExplanation = { meaning: string; remedy: string; whoCanDoIt: string };

/** Applies when the code is one of `codes` and the text holds `fragment` (lower case), if one is given. First match wins. */
export type ExplanationRow = FailureExplanation & {
  codes: readonly string[];
  fragment?: string;
  /** The cause lies inside the guest, which a crash-consistent point does not ask for anything. */
  isGuestSide?: true;
};

export const who = {
  nobody: "Nobody has to act",
  backupOperator: "Backup operator",
  administrator: "Stillpoint administrator",
  entra: "Administrator of the Entra application",
  owner: "Owner of the Azure subscription",
  vmAdministrator: "Administrator of the virtual machine",
  network: "Network administrator",
} as const;

/** The first row that describes the failure. */
export function findRow(
  rows: readonly ExplanationRow[],
  failure: { code: string; message: string },
): ExplanationRow | undefined {
  const code = failure.code.toLowerCase();
  const text = failure.message.toLowerCase();
  return rows.find(
    ({ codes, fragment }) =>
      codes.some((each) => each.toLowerCase() === code) && (fragment === undefined || text.includes(fragment)),
  );
}
