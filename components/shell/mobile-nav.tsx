"use client";

import { Menu as MenuIcon, X } from "lucide-react";
import { useRef } from "react";
import { buttonClasses } from "#components/ui/button-classes.ts";
import { Logo } from "./logo.tsx";
import { NavLinks } from "./nav-links.tsx";

/** The browser's own modal dialog: it keeps the focus inside and gives it back. */
export function MobileNav() {
  const dialog = useRef<HTMLDialogElement>(null);
  const close = () => dialog.current?.close();
  return (
    <>
      <button
        type="button"
        aria-label="Open navigation"
        aria-haspopup="dialog"
        onClick={() => dialog.current?.showModal()}
        className={buttonClasses({ variant: "quiet", size: "icon" })}
      >
        <MenuIcon aria-hidden />
      </button>
      <dialog
        ref={dialog}
        aria-label="Navigation"
        closedby="any"
        className="m-0 h-dvh max-h-none w-72 max-w-[85vw] bg-raised text-ink shadow-overlay backdrop:bg-scrim"
      >
        <div className="flex items-center justify-between border-line border-b px-4 py-3">
          <Logo />
          <button
            type="button"
            aria-label="Close navigation"
            onClick={close}
            className={buttonClasses({ variant: "quiet", size: "icon" })}
          >
            <X aria-hidden />
          </button>
        </div>
        <div className="p-3">
          <NavLinks onNavigate={close} />
        </div>
      </dialog>
    </>
  );
}
