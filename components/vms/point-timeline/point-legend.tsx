import { CircleAlert, Pin, Trash2 } from "lucide-react";
import { joinClasses } from "#components/ui/join-classes.ts";
import { pointMarks } from "./point-marks.ts";

const icons = [
  [Pin, "Pinned"],
  [Trash2, "In the bin"],
  [CircleAlert, "Fallback"],
] as const;

export function PointLegend() {
  return (
    <ul aria-label="Legend" className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-muted text-xs">
      {pointMarks.map(({ key, label, fill }) => (
        <li key={key} className="flex items-center gap-1.5">
          <span aria-hidden className={joinClasses("size-2.5 rounded-xs", fill)} />
          {label}
        </li>
      ))}
      {icons.map(([Icon, label]) => (
        <li key={label} className="flex items-center gap-1.5">
          <Icon aria-hidden className="size-3" />
          {label}
        </li>
      ))}
    </ul>
  );
}
