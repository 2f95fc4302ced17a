export type StateRule = {
  /** The sub-task that the state belongs to. */
  step: string;
  /** What the state asks of the world when a job finds a run in it. */
  effect: string;
  /** Longest stay; then the recovery. */
  deadlineMs: number;
  /** `look`: see what Azure has. `fail`: give up with the reason. `finish`: the run has what it was for, and ends with a warning. */
  onDeadline: "look" | "fail" | "finish";
  cancellable: boolean;
};

export const minutes = (count: number): number => count * 60_000;
