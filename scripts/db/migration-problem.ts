import type { MigrationList } from "@prisma/schema-engine-wasm";
import { errorCode, SetupError } from "#scripts/support/setup-error.ts";

export type ScriptFailure = { script: string; error: unknown };

/** The sentence for a migration that failed: which one, at which line, and what PostgreSQL said. */
export function migrationProblem(
  error: unknown,
  failure: ScriptFailure | undefined,
  migrations: MigrationList,
): SetupError {
  const cause = failure?.error ?? error;
  const text = (cause instanceof Error ? cause.message : String(cause)).trim().replace(/\.$/, "");
  if (errorCode(cause) === "53100") {
    return new SetupError("The database's disk is full: free some space and start again. The database is unchanged.", {
      cause,
    });
  }
  const place = failure ? describePlace(failure, migrations) : "The migrations";
  return new SetupError(`${place} failed: ${text}. The database is as it was before; correct this and start again.`, {
    cause,
  });
}

function describePlace({ script, error }: ScriptFailure, migrations: MigrationList): string {
  const directory = migrations.migrationDirectories.find(({ migrationFile: { content } }) => {
    return content.tag === "ok" && content.value === script;
  });
  const position = typeof error === "object" && error !== null && "position" in error ? Number(error.position) : 0;
  const line = position > 0 ? ` at line ${script.slice(0, position).split("\n").length}` : "";
  return directory ? `Migration ${directory.path}${line}` : `The migrations${line}`;
}
