import { joinClasses } from "#components/ui/join-classes.ts";
import { isNearlyFull, type PointForecast } from "#lib/domain/restore-point-budget/forecast-points.ts";

type UsedBarProps = { forecast: PointForecast; className?: string };

/** How much of Azure's limit is used. The words beside it say the same. */
export function UsedBar({ forecast, className }: UsedBarProps) {
  const share = Math.min(1, forecast.used / forecast.limit);
  return (
    <div aria-hidden className={joinClasses("h-2 overflow-hidden rounded-full bg-neutral-soft", className)}>
      <span
        className={`block h-full rounded-full ${isNearlyFull(forecast) ? "bg-warning-mark" : "bg-accent"}`}
        style={{ width: `${share * 100}%` }}
      />
    </div>
  );
}
