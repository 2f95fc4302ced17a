import { NotFound } from "#components/feedback/not-found.tsx";

export default function ConsoleNotFound() {
  return <NotFound />;
}
