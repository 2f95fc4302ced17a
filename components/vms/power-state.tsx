import { CircleHelp, LoaderCircle, type LucideIcon, Play, Power, Square } from "lucide-react";

const looks: Record<string, { icon: LucideIcon; words: string; className: string }> = {
  running: { icon: Play, words: "Running", className: "text-success" },
  starting: { icon: LoaderCircle, words: "Starting", className: "text-info" },
  stopping: { icon: LoaderCircle, words: "Stopping", className: "text-info" },
  stopped: { icon: Square, words: "Stopped", className: "text-muted" },
  deallocating: { icon: LoaderCircle, words: "Deallocating", className: "text-info" },
  deallocated: { icon: Power, words: "Deallocated", className: "text-muted" },
};

const unknown = { icon: CircleHelp, words: "Unknown", className: "text-muted" };

export const powerWords = (state: string): string => (looks[state] ?? unknown).words;

export function PowerState({ state }: { state: string }) {
  const { icon: Icon, words, className } = looks[state] ?? unknown;
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap align-middle">
      <Icon aria-hidden className={`size-3.5 ${className}`} />
      {words}
    </span>
  );
}
