"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useState } from "react";
import { HeaderPopover } from "./header-popover.tsx";
import { type Theme, themeCookie } from "./theme.ts";

const choices = [
  { id: "light", label: "Light", Icon: Sun },
  { id: "dark", label: "Dark", Icon: Moon },
  { id: "system", label: "System", Icon: Monitor },
] as const;

function applyTheme(theme: Theme): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and Safari
  document.cookie = `${themeCookie}=${theme}; path=/; max-age=31536000; samesite=lax`;
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
}

export function ThemeToggle({ theme: firstTheme }: { theme: Theme }) {
  const [theme, setTheme] = useState(firstTheme);
  const current = choices.find(({ id }) => id === theme) ?? choices[2];
  const choose = (chosen: Theme) => {
    applyTheme(chosen);
    setTheme(chosen);
  };
  return (
    <HeaderPopover id="theme-choice" label={`Theme: ${current.label}`} trigger={<current.Icon aria-hidden />}>
      <fieldset className="p-1">
        <legend className="sr-only">Theme</legend>
        {choices.map(({ id, label, Icon }) => (
          <label
            key={id}
            className="flex items-center gap-2.5 rounded-md px-2.5 py-1.5 hover:bg-hover has-checked:bg-accent-soft has-checked:text-accent-text"
          >
            <Icon aria-hidden className="size-4" />
            <span className="flex-1">{label}</span>
            <input
              type="radio"
              name="theme"
              value={id}
              checked={id === theme}
              onChange={() => choose(id)}
              className="size-4 accent-(--color-accent)"
            />
          </label>
        ))}
      </fieldset>
    </HeaderPopover>
  );
}
