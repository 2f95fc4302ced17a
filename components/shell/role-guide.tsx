import { type Role, rolesGranting } from "#lib/domain/access/roles.ts";

const meanings: Record<Role, string> = {
  Reader: "sees everything, changes nothing",
  BackupOperator: "configures backup and starts backups",
  RestoreOperator: "sees everything; restores come with a later release",
  Administrator: "does everything, policies and settings included",
};

/** The app roles that reach as far as what was asked for. */
export function RoleGuide({ needs }: { needs: string | undefined }) {
  return (
    <dl className="flex flex-col gap-2.5 rounded-lg bg-sunken px-4 py-3">
      {rolesGranting(needs).map((role) => (
        <div key={role}>
          <dt className="font-mono text-sm">Stillpoint.{role}</dt>
          <dd className="text-muted text-sm">{meanings[role]}</dd>
        </div>
      ))}
    </dl>
  );
}
