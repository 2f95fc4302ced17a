import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { FrontDoor } from "#components/shell/front-door.tsx";
import { RoleGuide } from "#components/shell/role-guide.tsx";
import { Button } from "#components/ui/button.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import type { PageProps } from "#lib/next/page-props.ts";
import { currentUser } from "#lib/next/session.ts";

export const metadata: Metadata = { title: "No access" };

/** Denied by default: being known to Entra is not enough. */
export default async function NoAccessPage({ searchParams }: PageProps) {
  const user = await currentUser();
  if (!user) redirect("/sign-in");
  const { needs } = await searchParams;
  const hasRole = user.roles.length > 0;
  return (
    <FrontDoor>
      <h1 className="font-semibold text-xl tracking-tight">
        {hasRole ? "Your role does not reach this far" : "You have no role in Stillpoint yet"}
      </h1>
      <p className="mt-1.5 text-muted text-pretty">
        You are signed in as <strong className="font-medium text-ink">{user.userName}</strong>. Ask an administrator of
        Microsoft Entra ID to assign you an app role of the Stillpoint enterprise application
        {hasRole ? " that reaches far enough:" : ":"}
      </p>
      <div className="mt-4">
        <RoleGuide needs={typeof needs === "string" ? needs : undefined} />
      </div>
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
