import { type ReactNode, useId } from "react";
import { joinClasses } from "./join-classes.ts";

export type CardProps = {
  title?: string;
  description?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
  /** Tables and lists that draw their own edges. */
  isFlush?: boolean;
  className?: string;
};

export function Card({ title, description, actions, children, isFlush = false, className }: CardProps) {
  const headingId = useId();
  return (
    <section
      aria-labelledby={title ? headingId : undefined}
      className={joinClasses("min-w-0 rounded-lg border border-line bg-surface shadow-card", className)}
    >
      {title && (
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 pt-3.5 sm:px-5">
          <div className="min-w-0">
            <h2 id={headingId} className="font-semibold text-base">
              {title}
            </h2>
            {description && <p className="mt-0.5 text-muted text-sm">{description}</p>}
          </div>
          {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
        </div>
      )}
      <div className={isFlush ? joinClasses(title && "pt-3") : "px-4 py-4 sm:px-5"}>{children}</div>
    </section>
  );
}
