import { PageSkeleton } from "#components/feedback/page-skeleton.tsx";

export default function ConsoleLoading() {
  return <PageSkeleton />;
}
