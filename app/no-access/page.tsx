import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { FrontDoor } from "#components/shell/front-door.tsx";
import { Button } from "#components/ui/button.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { currentUser } from "#lib/next/session.ts";

export const metadata: Metadata = { title: "No access" };

const roleGuide = [
  ["Stillpoint.Reader", "sees everything, changes nothing"],
  ["Stillpoint.BackupOperator", "configures backup and starts backups"],
  ["Stillpoint.RestoreOperator", "restores"],
  ["Stillpoint.Administrator", "does all of this, and changes policies and settings"],
] as const;

/** Denied by default: being known to Entra is not enough. */
export default async function NoAccessPage() {
  const user = await currentUser();
  if (!user) redirect("/sign-in");
  const hasRole = user.roles.length > 0;
  return (
    <FrontDoor>
      <h1 className="font-semibold text-xl tracking-tight">
        {hasRole ? "Your role does not reach this far" : "You have no role in Stillpoint yet"}
      </h1>
      <p className="mt-1.5 text-muted text-pretty">
        You are signed in as <strong className="font-medium text-ink">{user.userName}</strong>. Ask an administrator of
        Microsoft Entra ID to assign you one of these app roles of the Stillpoint enterprise application:
      </p>
      <dl className="mt-4 flex flex-col gap-2.5 rounded-lg bg-sunken px-4 py-3">
        {roleGuide.map(([role, means]) => (
          <div key={role}>
            <dt className="font-mono text-sm">{role}</dt>
            <dd className="text-muted text-sm">{means}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 text-muted text-sm">A new role counts from your next sign-in.</p>
      <div className="mt-5 flex flex-wrap gap-2">
        {hasRole && <LinkButton href="/overview">Back to the overview</LinkButton>}
        <LinkButton isDocument href="/auth/sign-in" variant={hasRole ? "secondary" : "primary"}>
          Sign in again
        </LinkButton>
        <form action="/auth/sign-out" method="post">
          <Button type="submit" variant="quiet">
            Sign out
          </Button>
        </form>
      </div>
    </FrontDoor>
  );
}
