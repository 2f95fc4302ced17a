"use client";

import { type RefObject, useEffect, useRef } from "react";

/** What takes the place of something else is read from its top: it takes the focus, except on the page's first paint. */
export function useFocusOnChange<E extends HTMLElement>(shown: string): RefObject<E | null> {
  const target = useRef<E>(null);
  const lastShown = useRef(shown);
  useEffect(() => {
    if (lastShown.current !== shown) target.current?.focus();
    lastShown.current = shown;
  }, [shown]);
  return target;
}
