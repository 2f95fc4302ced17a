"use client";

import { Check, Monitor, Moon, Sun } from "lucide-react";
import { useState } from "react";
import { Menu, MenuItem, MenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { Button } from "#components/ui/button.tsx";
import { listItemClasses, popoverClasses } from "#components/ui/popover-classes.ts";
import { type Theme, themeCookie, toTheme } from "./theme.ts";

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
    <MenuTrigger>
      <Button variant="quiet" size="icon" aria-label={`Theme: ${current.label}`} icon={<current.Icon aria-hidden />} />
      <Popover placement="bottom end" className={popoverClasses}>
        <Menu
          aria-label="Theme"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[theme]}
          onSelectionChange={(keys) => choose(toTheme(String([...keys][0])))}
          className="min-w-36 p-1 outline-none"
        >
          {choices.map(({ id, label, Icon }) => (
            <MenuItem key={id} id={id} textValue={label} className={listItemClasses}>
              {({ isSelected }) => (
                <>
                  <Icon aria-hidden className="size-4 text-faint" />
                  <span className="flex-1">{label}</span>
                  {isSelected && <Check aria-hidden className="size-4 text-accent-text" />}
                </>
              )}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
