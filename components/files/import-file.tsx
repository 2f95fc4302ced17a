"use client";

import { useMutation } from "@tanstack/react-query";
import { Upload } from "lucide-react";
import { useState } from "react";
import { FileTrigger } from "react-aria-components/FileTrigger";
import { Banner } from "#components/feedback/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { toServiceError } from "#lib/client/api-error.ts";
import { uploadFile } from "#lib/client/upload-file.ts";

type ImportFileProps<Value> = {
  label: string;
  url: string;
  bytesMax: number;
  /** Endings with their dot. */
  endings: string[];
  /** What kinds of file, and what happens with them: follows "up to 512 MiB". */
  kinds: string;
  then: string;
  /** Said when a file is refused: what stays as it was. */
  keeps: string;
  onDone: (value: Value) => void;
};

/** Sends a file and says how far it is. */
export function ImportFile<Value>({ label, url, bytesMax, endings, ...props }: ImportFileProps<Value>) {
  const limit = `${bytesMax / 1024 / 1024} MiB`;
  const [ratio, setRatio] = useState(0);
  const [refused, setRefused] = useState<string | null>(null);
  const upload = useMutation({
    mutationFn: (file: File) => uploadFile<Value>(url, file, setRatio),
    onSuccess: props.onDone,
  });
  const choose = (files: FileList | null) => {
    const file = files?.[0];
    if (!file) return;
    setRatio(0);
    upload.reset();
    const isTooLarge = file.size > bytesMax;
    setRefused(isTooLarge ? `${file.name} is larger than ${limit}.` : null);
    if (!isTooLarge) upload.mutate(file);
  };
  const problem = refused ?? (upload.error ? toServiceError(upload.error).message : null);
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <FileTrigger acceptedFileTypes={endings} onSelect={choose}>
          <Button icon={<Upload aria-hidden />} isPending={upload.isPending}>
            {label}
          </Button>
        </FileTrigger>
        <span className="text-muted text-sm">
          {props.kinds}, up to {limit}. {props.then}
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
          {problem} {props.keeps}
        </Banner>
      )}
    </div>
  );
}
