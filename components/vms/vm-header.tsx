"use client";

import { CircleStop, ShieldPlus } from "lucide-react";
import { useState } from "react";
import { BackupNowButton } from "#components/backup/backup-now-button.tsx";
import { PauseProtectionButton } from "#components/backup/pause-protection-button.tsx";
import { ProtectionStateBadge } from "#components/backup/protection-state-badge.tsx";
import { ResumeProtectionButton } from "#components/backup/resume-protection-button.tsx";
import { StopProtectionDialog } from "#components/backup/stop-protection-dialog.tsx";
import { StandingChip } from "#components/eligibility/standing-chip.tsx";
import { Banner } from "#components/feedback/banner.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { Instant } from "#components/ui/instant.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { LocalText } from "#components/ui/local-text.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { toneIcons, toneText } from "#components/ui/tone.ts";
import type { VmDetailDto } from "#lib/contracts/vms.ts";

type VmHeaderProps = { vm: VmDetailDto; canProtect: boolean; canBackUp: boolean };

export function VmHeader({ vm, canProtect, canBackUp }: VmHeaderProps) {
  return (
    <>
      <PageHeader
        title={vm.name}
        crumbs={[{ label: "Virtual machines", href: "/vms" }, { label: vm.name }]}
        badge={<ProtectionStateBadge state={vm.protection?.state ?? null} />}
        description={
          <>
            {vm.resourceGroup} · {vm.subscription.displayName} · {vm.location}
            <span className="mt-2 flex flex-wrap gap-2">
              {vm.assessments.map((assessment) => (
                <StandingChip key={assessment.mode} assessment={assessment} isNamed />
              ))}
            </span>
          </>
        }
        actions={<VmActions vm={vm} canProtect={canProtect} canBackUp={canBackUp} />}
      />
      <Presence vm={vm} />
      <Answer answer={vm.answer} />
    </>
  );
}

function VmActions({ vm, canProtect, canBackUp }: VmHeaderProps) {
  const [isStopping, setIsStopping] = useState(false);
  const isProtected = vm.protection !== null && vm.protection.state !== "ProtectionStopped";
  const isPaused = vm.protection?.state === "ProtectionPaused";
  const isGone = vm.disappearedAt !== null;
  return (
    <>
      {canProtect && isProtected && !isPaused && <PauseProtectionButton vmIds={[vm.id]} what={vm.name} />}
      {canProtect && isPaused && <ResumeProtectionButton vmIds={[vm.id]} />}
      {canProtect && isProtected && (
        <Button icon={<CircleStop aria-hidden />} onPress={() => setIsStopping(true)}>
          Stop protection
        </Button>
      )}
      {canProtect && !isGone && (
        <LinkButton
          href={`/vms/protect?vm=${vm.id}`}
          variant={isProtected ? "secondary" : "primary"}
          icon={<ShieldPlus aria-hidden />}
        >
          Configure backup
        </LinkButton>
      )}
      {canBackUp && isProtected && !isGone && <BackupNowButton vmIds={[vm.id]} variant="primary" />}
      <StopProtectionDialog vm={vm} isOpen={isStopping} onOpenChange={setIsStopping} />
    </>
  );
}

/** What one comes for, before anything else is read. */
function Answer({ answer: { tone, text } }: Pick<VmDetailDto, "answer">) {
  const Icon = toneIcons[tone];
  return (
    <p className="mb-4 flex gap-2 text-base text-pretty">
      <Icon aria-hidden className={`mt-0.5 size-4.5 shrink-0 ${toneText[tone]}`} />
      <span className="min-w-0 wrap-anywhere">
        <LocalText text={text} />
      </span>
    </p>
  );
}

/** Is what follows the present, or the last that is known? */
function Presence({ vm }: { vm: VmDetailDto }) {
  if (vm.disappearedAt) {
    return (
      <Banner tone="warning" title="Azure no longer lists this virtual machine" className="mb-4">
        It was missing for the first time on <Instant at={vm.disappearedAt} />. Its restore points and its history are
        kept.
      </Banner>
    );
  }
  if (!vm.isStale) return null;
  return (
    <Banner tone="warning" title="Its subscription cannot be read at present" className="mb-4">
      What you see is the state of <RelativeTime at={vm.lastSeenAt} />.
    </Banner>
  );
}
