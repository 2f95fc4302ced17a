"use client";

import { useMutation } from "@tanstack/react-query";
import { Upload } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FileTrigger } from "react-aria-components/FileTrigger";
import { Banner } from "#components/feedback/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { toServiceError } from "#lib/client/api-error.ts";
import { uploadFile } from "#lib/client/upload-file.ts";
import { sheetBytesMax } from "#lib/contracts/prices.ts";

const limitMiB = sheetBytesMax / 1024 / 1024;

/** Sends the file and goes to its preview. */
export function ImportSheet() {
  const router = useRouter();
  const [ratio, setRatio] = useState(0);
  const upload = useMutation({
    mutationFn: (file: File) => uploadFile<{ sheetId: string }>("/api/uploads/price-sheet", file, setRatio),
    onSuccess: ({ sheetId }) => router.push(`/settings/prices/sheets/${sheetId}`),
  });
  const [refused, setRefused] = useState<string | null>(null);
  const choose = (files: FileList | null) => {
    const file = files?.[0];
    if (!file) return;
    setRatio(0);
    upload.reset();
    const isTooLarge = file.size > sheetBytesMax;
    setRefused(isTooLarge ? `${file.name} is larger than ${limitMiB} MiB.` : null);
    if (!isTooLarge) upload.mutate(file);
  };
  const problem = refused ?? (upload.error ? toServiceError(upload.error).message : null);
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <FileTrigger acceptedFileTypes={[".csv", ".txt", ".json"]} onSelect={choose}>
          <Button icon={<Upload aria-hidden />} isPending={upload.isPending}>
            Import price sheet
          </Button>
        </FileTrigger>
        <span className="text-muted text-sm">
          CSV or JSON, up to {limitMiB} MiB. You see what it changes before it counts.
        </span>
      </div>
      {upload.isPending && (
        <div className="max-w-xl">
          <Progress
            label={ratio < 1 ? "Sending and reading the file" : "Reading the file"}
            percent={ratio < 1 ? ratio * 100 : null}
          />
        </div>
      )}
      {problem && (
        <Banner tone="danger" role="alert" title="The file was not taken">
          {problem} Prices in force stay as they are.
        </Banner>
      )}
    </div>
  );
}
