import { UNSTABLE_ToastQueue as ToastQueue } from "react-aria-components/Toast";

export type ToastContent = {
  tone: "success" | "danger" | "info";
  title: string;
  description?: string;
  /** Where to see more, e.g. the job that was started. */
  link?: { href: string; label: string };
};

export const toastQueue = new ToastQueue<ToastContent>({ maxVisibleToasts: 4 });

/** Good news leaves by itself; bad news stays until it is read. */
export const showToast = (content: ToastContent): string =>
  toastQueue.add(content, content.tone === "danger" ? {} : { timeout: 7_000 });
