import { type ReactNode, useId } from "react";

type FormSectionProps = { title: string; description?: ReactNode; children: ReactNode };

/** A card of a long form: what it is about on the left, its fields on the right. */
export function FormSection({ title, description, children }: FormSectionProps) {
  const headingId = useId();
  return (
    <section
      aria-labelledby={headingId}
      className="grid gap-x-8 gap-y-4 rounded-lg border border-line bg-surface p-4 shadow-card sm:p-5 lg:grid-cols-[16rem_minmax(0,1fr)]"
    >
      <div>
        <h2 id={headingId} className="font-semibold text-base">
          {title}
        </h2>
        {description && <div className="mt-1 text-muted text-sm text-pretty">{description}</div>}
      </div>
      <div className="flex min-w-0 max-w-2xl flex-col gap-4">{children}</div>
    </section>
  );
}
