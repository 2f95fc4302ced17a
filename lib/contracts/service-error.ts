/**
 * Expected refusals of a command or query. Told apart by what the caller can do:
 * `invalid` mend the input · `notFound` choose another · `conflict` look again, the world changed · `notPossible` a rule says
 * no · `forbidden`/`unauthenticated` ask for rights or sign in · `upstream` Azure said no or is away · `unexpected` our bug.
 */
export type ServiceErrorCode =
  | "invalid"
  | "notFound"
  | "conflict"
  | "notPossible"
  | "forbidden"
  | "unauthenticated"
  | "upstream"
  | "unexpected";

export type ServiceError = {
  code: ServiceErrorCode;
  /** A sentence for the screen: what is wrong and what to do. */
  message: string;
  /** Messages by input path, e.g. `{ "schedule.windowHours": ["…"] }`. */
  fieldErrors?: Record<string, string[]>;
  /** Quoted by the user to find the log line. */
  requestId?: string;
};
