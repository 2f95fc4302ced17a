/** Surface of everything that floats above the page. */
export const popoverClasses =
  "rounded-lg border border-line bg-raised shadow-overlay outline-none transition-opacity entering:opacity-0 exiting:opacity-0";

export const listItemClasses =
  "flex cursor-default select-none items-center gap-2 rounded-md px-2.5 py-1.5 text-base text-ink outline-none " +
  "focus:bg-hover pressed:bg-hover disabled:text-faint";
