const focusable = ["input", "textarea", "button", "[role=spinbutton]", "[role=radio]"]
  .map((control) => `[data-invalid] ${control}, ${control}[aria-invalid=true]`)
  .join(", ");

/** After a refusal the keyboard stands where the mending starts. */
export function focusFirstError(form: HTMLFormElement): void {
  const candidates = [...form.querySelectorAll<HTMLElement>(focusable)];
  candidates.find((element) => element.tabIndex >= 0 && !element.hidden)?.focus();
}

/** Messages whose field is not on the screen must not get lost: the form shows them itself. */
export function messagesWithoutField(form: HTMLFormElement, fieldErrors: Record<string, string[]>): string[] {
  const names = new Set([...form.elements].map((element) => element.getAttribute("name") ?? ""));
  return Object.entries(fieldErrors).flatMap(([path, messages]) => (path !== "" && names.has(path) ? [] : messages));
}
