import type { Column } from "#components/table/column.ts";
import type { RestorePointSummaryDto } from "#lib/contracts/restore-points.ts";
import { ForeignMark, PointConsistency, PointDisks, PointKeptUntil, PointMarks, PointTaken } from "./point-cells.tsx";
import { PointStateBadge } from "./point-state-badge.tsx";

const vm: Column<RestorePointSummaryDto> = {
  id: "vm",
  header: "Virtual machine",
  isRowHeader: true,
  className: "min-w-40",
  cell: (point) => (
    <>
      <span className="wrap-anywhere">{point.vm.name}</span>
      <span className="sr-only">, restore point details</span>
    </>
  ),
};

const taken: Column<RestorePointSummaryDto> = {
  id: "taken",
  header: "Taken",
  className: "whitespace-nowrap",
  cell: (point) => <PointTaken point={point} />,
};

const rest: readonly Column<RestorePointSummaryDto>[] = [
  {
    id: "consistency",
    header: "Consistency",
    className: "min-w-44 max-w-56",
    cell: (point) => <PointConsistency point={point} />,
  },
  {
    id: "disks",
    header: "Disks",
    hideBelow: "wide",
    className: "whitespace-nowrap",
    cell: (point) => <PointDisks point={point} />,
  },
  {
    id: "policy",
    header: "Policy",
    hideBelow: "xl",
    className: "min-w-40 max-w-56",
    cell: (point) =>
      point.origin === "foreign" ? <ForeignMark /> : <span className="wrap-anywhere">{point.policyName ?? "–"}</span>,
  },
  {
    id: "keepUntil",
    header: "Kept until",
    hideBelow: "xl",
    className: "whitespace-nowrap",
    cell: (point) => <PointKeptUntil point={point} />,
  },
  {
    id: "state",
    header: "State",
    cell: (point) => (
      <span className="flex flex-wrap gap-1">
        <PointStateBadge point={point} />
        <PointMarks point={point} />
      </span>
    ),
  },
];

/** Columns of a list of restore points; a row leads to `/restore-points/<id>`. */
export const pointColumns: readonly Column<RestorePointSummaryDto>[] = [vm, taken, ...rest];

/** For the points of one VM. */
export const pointColumnsOfOneVm: readonly Column<RestorePointSummaryDto>[] = [
  { ...taken, isRowHeader: true },
  ...rest,
];
