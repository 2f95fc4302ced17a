import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Banner } from "#components/feedback/banner.tsx";
import { EntraMark } from "#components/shell/entra-mark.tsx";
import { FrontDoor } from "#components/shell/front-door.tsx";
import { Copyable } from "#components/ui/copyable.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { readSignInSearch } from "#lib/contracts/sign-in.ts";
import type { PageProps } from "#lib/next/page-props.ts";
import { currentUser } from "#lib/next/session.ts";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps) {
  const { explanation, requestId, returnPath } = readSignInSearch(await searchParams);
  if (!explanation && (await currentUser())) redirect(returnPath);
  return (
    <FrontDoor>
      <h1 className="font-semibold text-xl tracking-tight">Sign in</h1>
      <p className="mt-1.5 text-muted text-pretty">
        Use your work account. Your role comes from your organisation's Microsoft Entra ID; Stillpoint stores no
        password.
      </p>
      {explanation && (
        <Banner tone="danger" role="alert" title={explanation.title} className="mt-5">
          <p>{explanation.meaning}</p>
          <p className="mt-1">{explanation.remedy}</p>
          {requestId && (
            <p className="mt-2 text-muted text-xs">
              Request ID <Copyable text={requestId} what="request ID" />
            </p>
          )}
        </Banner>
      )}
      <LinkButton
        isDocument
        variant="primary"
        href={returnPath === "/" ? "/auth/sign-in" : `/auth/sign-in?returnTo=${encodeURIComponent(returnPath)}`}
        icon={<EntraMark />}
        className="mt-6 w-full"
      >
        Sign in with Microsoft Entra ID
      </LinkButton>
    </FrontDoor>
  );
}
