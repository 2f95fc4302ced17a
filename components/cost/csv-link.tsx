import { Download } from "lucide-react";
import { LinkButton } from "#components/ui/link-button.tsx";
import { costFileHref } from "./cost-links.ts";

type CsvLinkProps = { file: Parameters<typeof costFileHref>[0]; label: string };

export function CsvLink({ file, label }: CsvLinkProps) {
  return (
    <LinkButton href={costFileHref(file)} isDocument size="small" icon={<Download aria-hidden />} aria-label={label}>
      CSV
    </LinkButton>
  );
}
