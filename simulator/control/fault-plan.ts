export type Fault = { operation: string; times: number } & (
  | { kind: "throttle"; retryAfterSeconds: number }
  | { kind: "error"; status: number; error: { code: string; message: string }; retryAfterSeconds?: number }
  | { kind: "cutBefore" }
  | { kind: "cutAfter" }
  | { kind: "stuckOperation" }
  | { kind: "slow"; delayMs: number }
  | { kind: "failOperation"; error: { code: string; message: string } }
);

export type FaultKind = Fault["kind"];

/** Faults that are to happen, by operation name; each is used up after so many times. */
export type FaultPlan = {
  add(fault: Fault): void;
  clear(): void;
  list(): readonly Fault[];
  /** The first fault of one of the kinds that waits for the operation, counted as used. */
  take<K extends FaultKind>(operation: string, kinds: readonly K[]): Extract<Fault, { kind: K }> | undefined;
};

export function createFaultPlan(): FaultPlan {
  let faults: Fault[] = [];
  return {
    add: (fault) => void faults.push(fault),
    clear() {
      faults = [];
    },
    list: () => faults,
    take<K extends FaultKind>(operation: string, kinds: readonly K[]) {
      const found = faults.find((fault) => fault.operation === operation && kinds.some((kind) => kind === fault.kind));
      if (found === undefined) return undefined;
      found.times -= 1;
      faults = faults.filter((fault) => fault.times > 0);
      return found as Extract<Fault, { kind: K }>;
    },
  };
}
