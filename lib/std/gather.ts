export type GatherLimits = {
  /** Inputs of one call. */
  max: number;
  /** Calls under way at a time; who comes meanwhile goes with the next. */
  atOnce: number;
};

type Waiting<Input, Output> = { input: Input; resolve: (output: Output) => void; reject: (reason: unknown) => void };

/**
 * Makes one call of many, as a database does with commits: inputs of the same moment, and those that come while the calls
 * before are under way, go together. Nobody waits for company.
 * @param work its outputs in the order of its inputs; when it throws, every one of its callers meets that
 */
export function gather<Input, Output>(
  work: (inputs: readonly Input[]) => Promise<readonly Output[]>,
  { max, atOnce }: GatherLimits,
): (input: Input) => Promise<Output> {
  const waiting: Waiting<Input, Output>[] = [];
  let underWay = 0;
  let isAwaited = false;

  const doTogether = async (group: readonly Waiting<Input, Output>[]): Promise<void> => {
    try {
      const outputs = await work(group.map(({ input }) => input));
      for (const [index, { resolve }] of group.entries()) resolve(outputs[index] as Output);
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  };
  const go = (): void => {
    isAwaited = false;
    while (waiting.length > 0 && underWay < atOnce) {
      underWay += 1;
      void doTogether(waiting.splice(0, max)).then(() => {
        underWay -= 1;
        soon();
      });
    }
  };
  // Behind everything that this moment has made ready.
  const soon = (): void => {
    if (isAwaited || waiting.length === 0 || underWay >= atOnce) return;
    isAwaited = true;
    setImmediate(go);
  };

  return (input) =>
    new Promise((resolve, reject) => {
      waiting.push({ input, resolve, reject });
      soon();
    });
}
