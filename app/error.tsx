"use client";

import { PageError } from "#components/feedback/page-error.tsx";

export default function RootError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main className="mx-auto max-w-2xl px-4 py-16">
      <PageError error={error} retry={retry} />
    </main>
  );
}
