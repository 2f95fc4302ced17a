/** Azure tags as name and value. */
export function TagList({ tags }: { tags: Record<string, string> }) {
  const entries = Object.entries(tags).toSorted(([left], [right]) => left.localeCompare(right));
  if (entries.length === 0) return <p className="text-base text-muted">No tags.</p>;
  return (
    <ul className="flex flex-wrap gap-1.5">
      {entries.map(([name, value]) => (
        <li key={name} className="max-w-full rounded-md bg-neutral-soft px-2 py-0.5 text-xs wrap-anywhere">
          <span className="text-muted">{name}</span>
          {value && <span>: {value}</span>}
        </li>
      ))}
    </ul>
  );
}
