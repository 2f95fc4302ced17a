import type { SettingChange } from "#lib/domain/policy/diff-settings.ts";

/** What differs, field by field. On a phone each field is a block, because three columns do not fit. */
export function SettingsDiff({ changes, label }: { changes: readonly SettingChange[]; label: string }) {
  if (changes.length === 0) return <p className="text-base text-muted">Nothing differs.</p>;
  return (
    <table className="w-full text-base max-sm:block">
      <caption className="sr-only">{label}</caption>
      <thead className="max-sm:sr-only">
        <tr className="text-left text-muted text-xs">
          <th scope="col" className="w-1/4 pb-1.5 font-medium">
            Setting
          </th>
          <th scope="col" className="pb-1.5 font-medium">
            Before
          </th>
          <th scope="col" className="pb-1.5 font-medium">
            After
          </th>
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {changes.map(({ field, before, after }) => (
          <tr key={field} className="border-line border-t align-top max-sm:block max-sm:py-2">
            <th scope="row" className="py-1.5 pr-4 text-left font-medium max-sm:block max-sm:py-0">
              {field}
            </th>
            <td className="py-1.5 pr-4 text-muted wrap-anywhere max-sm:block max-sm:py-0">
              <del className="decoration-line-strong sm:no-underline">{before}</del>
            </td>
            <td className="py-1.5 wrap-anywhere max-sm:block max-sm:py-0">
              <ins className="no-underline">{after}</ins>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
