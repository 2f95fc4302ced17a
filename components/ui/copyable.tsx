import { CopyButton } from "./copy-button.tsx";

/** An id that people quote: monospaced, breakable, with its copy button. */
export function Copyable({ text, what }: { text: string; what: string }) {
  return (
    <span className="inline-flex min-w-0 max-w-full items-center gap-1">
      <code className="min-w-0 font-mono text-sm wrap-anywhere">{text}</code>
      <CopyButton text={text} what={what} />
    </span>
  );
}
