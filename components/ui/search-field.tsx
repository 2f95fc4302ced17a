"use client";

import { Search, X } from "lucide-react";
import { Button } from "react-aria-components/Button";
import { Input } from "react-aria-components/Input";
import {
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaSearchFieldProps,
} from "react-aria-components/SearchField";
import { inputClasses } from "./field-parts.tsx";
import { joinClasses } from "./join-classes.ts";

export type SearchFieldProps = Omit<AriaSearchFieldProps, "className" | "style" | "children"> & {
  "aria-label": string;
  placeholder?: string;
  className?: string;
};

export function SearchField({ placeholder = "", className, ...props }: SearchFieldProps) {
  return (
    <AriaSearchField {...props} className={joinClasses("group relative min-w-0", className)}>
      <Search aria-hidden className="pointer-events-none absolute top-2.5 left-2.5 size-4 text-faint" />
      <Input
        placeholder={placeholder}
        className={joinClasses(inputClasses, "px-8.5 [&::-webkit-search-cancel-button]:hidden")}
      />
      <Button
        aria-label="Clear search"
        className="absolute top-1.5 right-1.5 flex size-6 items-center justify-center rounded-md text-faint hover:text-ink group-empty:hidden"
      >
        <X aria-hidden className="size-3.5" />
      </Button>
    </AriaSearchField>
  );
}
