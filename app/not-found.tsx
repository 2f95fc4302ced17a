import { NotFound } from "#components/feedback/not-found.tsx";

export default function RootNotFound() {
  return (
    <main className="flex min-h-dvh items-center justify-center">
      <NotFound />
    </main>
  );
}
