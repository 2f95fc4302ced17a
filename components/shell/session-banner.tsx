"use client";

import { usePathname } from "next/navigation";
import { Banner } from "#components/feedback/banner.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { useSessionEnded } from "#lib/client/use-session-ended.ts";

/** Leaves the page as it is: what was typed can still be copied before signing in again. */
export function SessionBanner() {
  const hasEnded = useSessionEnded();
  const pathname = usePathname();
  if (!hasEnded) return null;
  return (
    <Banner
      tone="warning"
      role="alert"
      title="Your session has ended"
      className="mb-5"
      actions={
        <LinkButton isDocument size="small" href={`/sign-in?returnTo=${encodeURIComponent(pathname)}`}>
          Sign in again
        </LinkButton>
      }
    >
      What you see may be out of date, and nothing more is saved. Copy what you typed before you sign in again.
    </Banner>
  );
}
