export type Tally = { passed: number; failed: number };

/** One thing that has to hold before a change is good. */
export type Gate = {
  /** Heading, e.g. `lint`. */
  name: string;
  howToFix: string;
  /** Prints what it finds; a rejection counts as one failure. */
  run: () => Promise<Tally>;
};
