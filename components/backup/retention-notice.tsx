import { Banner } from "#components/feedback/banner.tsx";

/** Said wherever a date of keeping is shown: a promise that is not kept yet must not look like one. */
export function RetentionNotice() {
  return (
    <Banner tone="info" title="This release deletes no restore points">
      “Kept until” is recorded with every point, but deletion by retention comes with a later release. Until then points
      past their date stay in Azure and are billed until they are deleted there.
    </Banner>
  );
}
