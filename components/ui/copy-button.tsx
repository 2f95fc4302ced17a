"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "./button.tsx";

/** @param what names the thing for the screen reader: "Copy request id" */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [isCopied]);

  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setIsCopied(true);
  };
  return (
    <>
      <Button variant="quiet" size="icon" className="size-6!" aria-label={`Copy ${what}`} onPress={copy}>
        {isCopied ? (
          <Check aria-hidden className="size-3.5! text-success" />
        ) : (
          <Copy aria-hidden className="size-3.5!" />
        )}
      </Button>
      <span role="status" className="sr-only">
        {isCopied ? "Copied" : ""}
      </span>
    </>
  );
}
