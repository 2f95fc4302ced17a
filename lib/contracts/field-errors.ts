import type { z } from "zod";

/** Messages by input path, joined with dots, as forms look them up by field name. The whole input's own stand under "". */
export function fieldErrorsOf(error: z.ZodError): Record<string, string[]> {
  const byPath: Record<string, string[]> = {};
  for (const issue of error.issues) {
    const path = issue.path.map(String).join(".");
    byPath[path] = [...(byPath[path] ?? []), issue.message];
  }
  return byPath;
}
