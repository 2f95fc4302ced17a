import { AlertActions } from "#components/alerts/alert-actions.tsx";
import { AlertStanding } from "#components/alerts/alert-standing.tsx";
import { AlertText } from "#components/alerts/alert-text.tsx";
import type { Column } from "#components/table/column.ts";
import { TextLink } from "#components/ui/text-link.tsx";
import type { AlertDto } from "#lib/contracts/alerts.ts";

const columns: readonly Column<AlertDto>[] = [
  {
    id: "alert",
    header: "Alert",
    isRowHeader: true,
    className: "min-w-72",
    cell: (alert) => <AlertText alert={alert} />,
  },
  {
    id: "vm",
    header: "Virtual machine",
    className: "min-w-36 max-w-56",
    cell: ({ vm }) =>
      vm ? (
        <TextLink href={`/vms/${vm.id}`} className="wrap-anywhere">
          {vm.name}
        </TextLink>
      ) : (
        "–"
      ),
  },
  {
    id: "standing",
    header: "State",
    className: "min-w-44 max-w-64",
    cell: (alert) => <AlertStanding alert={alert} />,
  },
];

const actions: Column<AlertDto> = {
  id: "actions",
  header: "Actions",
  align: "end",
  className: "w-36",
  cell: (alert) => <AlertActions alert={alert} />,
};

/** @param canAct whether the reader may acknowledge and close */
export const alertColumns = (canAct: boolean): readonly Column<AlertDto>[] =>
  canAct ? [...columns, actions] : columns;
