/** Sentences by input path, e.g. `schedule.windowHours`. */
export type FieldErrors = Record<string, string[]>;

export type Issue = { path: string; sentence: string };

export function toFieldErrors(issues: readonly Issue[]): FieldErrors {
  const errors: FieldErrors = {};
  for (const { path, sentence } of issues) errors[path] = [...(errors[path] ?? []), sentence];
  return errors;
}

export const isWhole = (value: number, min: number, max: number): boolean =>
  Number.isInteger(value) && value >= min && value <= max;
