/**
 * Sizes that come in the same numbers with the same memory per vCPU. `names` has `#` where the number is; a number such as
 * `8-4` is a size with constrained vCPUs. Sources: Compute documentation, sizes/*-series.md, and the names of the retail
 * price list (read 2026-11).
 */
export type Series = {
  names: string;
  numbers: string;
  gibPerVCpu: number;
  /** GiB of the numbers whose memory does not follow from the vCPUs. */
  gib?: Record<number, number>;
  /** vCPUs of the old families in which the number is only a number. */
  vCpus?: Record<number, number>;
  /** Accelerators; one per so many vCPUs. */
  vCpusPerGpu?: number;
  /** The quota family where the rule of `size-family.ts` does not give it. */
  family?: string;
};
