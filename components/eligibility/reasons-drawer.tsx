"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorPanel } from "#components/feedback/error-panel.tsx";
import { Drawer } from "#components/ui/drawer.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { toServiceError } from "#lib/client/api-error.ts";
import { vmQueries } from "#lib/client/queries/vms.ts";
import { AssessmentView } from "./assessment-view.tsx";

type ReasonsDrawerProps = {
  /** Null while closed. */
  vm: { id: string; name: string } | null;
  onClose: () => void;
};

/** Why a VM is eligible or not, without leaving the list. */
export function ReasonsDrawer({ vm, onClose }: ReasonsDrawerProps) {
  const shown = useLastVm(vm);
  return (
    <Drawer
      title={shown ? `Eligibility of ${shown.name}` : "Eligibility"}
      isOpen={vm !== null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={shown && <LinkButton href={`/vms/${shown.id}?tab=eligibility`}>Open virtual machine</LinkButton>}
    >
      {shown && <Reasons vmId={shown.id} />}
    </Drawer>
  );
}

/** The drawer moves out with what it showed, not empty. */
function useLastVm(vm: ReasonsDrawerProps["vm"]): ReasonsDrawerProps["vm"] {
  const [last, setLast] = useState(vm);
  if (vm && vm !== last) setLast(vm);
  return vm ?? last;
}

function Reasons({ vmId }: { vmId: string }) {
  const { data, error } = useQuery(vmQueries.one(vmId));
  if (data) {
    if (data.assessments.length === 0) return <p className="text-muted">This VM has not been assessed yet.</p>;
    return (
      <div className="flex flex-col gap-6">
        {data.assessments.map((assessment) => (
          <AssessmentView key={assessment.mode} assessment={assessment} level={3} />
        ))}
      </div>
    );
  }
  if (error) return <ErrorPanel title="The reasons could not be loaded" meaning={toServiceError(error).message} />;
  return (
    <div role="status" aria-label="Loading" className="flex flex-col gap-3">
      <Skeleton className="h-5 w-1/2" />
      <Skeleton className="h-24" />
      <Skeleton className="h-24" />
    </div>
  );
}
