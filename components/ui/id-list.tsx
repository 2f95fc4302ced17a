import { Copyable } from "./copyable.tsx";
import { joinClasses } from "./join-classes.ts";

export type NamedId = { label: string; value: string | null | undefined };

/** Ids to quote to somebody's support, each to be copied; nothing where none is known. */
export function IdList({ ids, className }: { ids: readonly NamedId[]; className?: string }) {
  const known = ids.flatMap(({ label, value }) => (value ? [{ label, value }] : []));
  if (known.length === 0) return null;
  return (
    <dl className={joinClasses("flex flex-col", className)}>
      {known.map(({ label, value }) => (
        <div key={label} className="flex flex-wrap items-center gap-x-2">
          <dt className="text-muted">{label}</dt>
          <dd className="min-w-0">
            <Copyable text={value} what={label} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
