/** Says what is going on, one line per step; where a person watches, the line of a running step is overwritten. */
export type Progress = {
  /** Announces `doing`, runs `work` and ticks it off as `done`, with the seconds it took. */
  step: <Result>(
    doing: string,
    done: string | ((result: Result) => string),
    /** A long step may say how far it is, by a new `doing`. */
    work: (tell: (doing: string) => void) => Promise<Result>,
  ) => Promise<Result>;
};

type Output = { write: (text: string) => unknown; isTTY?: boolean };

export function createProgress(output: Output = process.stdout): Progress {
  return {
    step: async (doing, done, work) => {
      const startedAt = performance.now();
      const seconds = () => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
      let latest = doing;
      const tell = (text: string) => {
        latest = text;
        output.write(output.isTTY ? `${clearLine(output)}… ${text}` : `… ${text}\n`);
      };
      tell(doing);
      try {
        const result = await work(tell);
        output.write(`${clearLine(output)}✓ ${typeof done === "string" ? done : done(result)} (${seconds()})\n`);
        return result;
      } catch (error) {
        output.write(`${clearLine(output)}✗ ${latest} (${seconds()})\n`);
        throw error;
      }
    },
  };
}

const clearLine = (output: Output): string => (output.isTTY ? "\r\u001b[K" : "");

/** For tests: says nothing. */
export const silentProgress: Progress = { step: (_doing, _done, work) => work(() => undefined) };
