import { TextLink } from "#components/ui/text-link.tsx";
import type { AlertDto } from "#lib/contracts/alerts.ts";
import { AlertActions } from "./alert-actions.tsx";
import { AlertStanding } from "./alert-standing.tsx";
import { AlertText } from "./alert-text.tsx";

type AlertCardProps = { alert: AlertDto; canAct: boolean; isVmNamed?: boolean };

/** An alert where there is no room for columns. */
export function AlertCard({ alert, canAct, isVmNamed = true }: AlertCardProps) {
  return (
    <div className="flex flex-col gap-2">
      <AlertText alert={alert} />
      <div className="flex flex-wrap items-end justify-between gap-2">
        <div>
          {isVmNamed && alert.vm && (
            <TextLink href={`/vms/${alert.vm.id}`} className="text-sm wrap-anywhere">
              {alert.vm.name}
            </TextLink>
          )}
          <AlertStanding alert={alert} />
        </div>
        {canAct && <AlertActions alert={alert} />}
      </div>
    </div>
  );
}
