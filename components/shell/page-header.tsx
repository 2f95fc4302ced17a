import type { ReactNode } from "react";
import { Breadcrumbs, type Crumb } from "#components/ui/breadcrumbs.tsx";

export type PageHeaderProps = {
  title: string;
  description?: ReactNode;
  /** Beside the title: a status chip. */
  badge?: ReactNode;
  actions?: ReactNode;
  /** From the area down to this page; leave out on an area's first page. */
  crumbs?: readonly Crumb[];
};

/** Top of every page; the one `h1`. */
export function PageHeader({ title, description, badge, actions, crumbs }: PageHeaderProps) {
  return (
    <div className="mb-5">
      {crumbs && (
        <div className="mb-2">
          <Breadcrumbs crumbs={crumbs} />
        </div>
      )}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="min-w-0 font-semibold text-xl tracking-tight wrap-anywhere">{title}</h1>
            {badge}
          </div>
          {description && <div className="mt-1 max-w-3xl text-base text-muted text-pretty">{description}</div>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
