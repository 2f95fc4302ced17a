import { errorCode, SetupError } from "#scripts/support/setup-error.ts";

const reasons: Record<string, string> = {
  ECONNREFUSED: "nothing listens there; start PostgreSQL or correct DATABASE_URL",
  ENOTFOUND: "the host name does not exist; correct DATABASE_URL",
  EAI_AGAIN: "the host name cannot be looked up; check DATABASE_URL and the name server",
  EHOSTUNREACH: "the host cannot be reached; check DATABASE_URL and the network",
  ECONNRESET: "it closes the connection; is it PostgreSQL, and does it accept this client?",
  ETIMEDOUT: "it does not answer; check DATABASE_URL and the network",
  "28P01": "it refuses the password; correct DATABASE_URL",
  "28000": "it refuses this user from here; correct DATABASE_URL or the server's pg_hba.conf",
  "3D000": "this database does not exist there; create it or correct DATABASE_URL",
  "42501": "this user may not create tables there; grant it the rights or use the owner's DATABASE_URL",
  "53300": "it has no free connection; raise max_connections or stop other clients",
  "57P03": "it is starting up or shutting down; try again in a moment",
  "53100": "its disk is full; free some space there",
};

/** Where the database is, without the password: fit for a log. */
export function describeDatabase(databaseUrl: string): string {
  const { hostname, port, pathname } = parseDatabaseUrl(databaseUrl);
  return `PostgreSQL at ${hostname}:${port || "5432"}${pathname}`;
}

/** @throws {SetupError} when the text is no PostgreSQL address. */
export function parseDatabaseUrl(databaseUrl: string): URL {
  const url = URL.parse(databaseUrl);
  if (url && /^postgres(ql)?:$/.test(url.protocol)) return url;
  throw new SetupError(
    "DATABASE_URL is not a PostgreSQL address: write postgresql://user:password@host:5432/database.",
  );
}

/** The sentence for an error of `pg` on the way to the database. */
export function databaseProblem(error: unknown, databaseUrl: string): SetupError {
  const text = error instanceof Error ? error.message : String(error);
  const isSilent = /timeout/i.test(text);
  const reason = isSilent ? reasons["ETIMEDOUT"] : (reasons[errorCode(error) ?? ""] ?? text.replace(/\.$/, ""));
  return new SetupError(`${describeDatabase(databaseUrl)} cannot be used: ${reason}.`, { cause: error });
}
