import { Disclosure } from "#components/ui/disclosure.tsx";

type LeftOutRowsProps = { leftOut: readonly { reason: string; count: number; examples: readonly string[] }[] };

/** Rows of a file that were not taken, by reason, with some to find them by. */
export function LeftOutRows({ leftOut }: LeftOutRowsProps) {
  return (
    <div className="flex flex-col gap-2">
      <h3 className="font-medium text-sm">Rows left out</h3>
      {leftOut.length === 0 ? (
        <p className="text-muted text-sm">None.</p>
      ) : (
        <ul className="flex flex-col gap-2">
          {leftOut.map(({ reason, count, examples }) => (
            <li key={reason}>
              <Disclosure title={`${reason}: ${count.toLocaleString("en-GB")}`}>
                <ul className="list-disc pl-8 text-muted text-sm">
                  {[...new Set(examples)].map((example) => (
                    <li key={example} className="wrap-anywhere">
                      {example || "A row without names"}
                    </li>
                  ))}
                </ul>
              </Disclosure>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
