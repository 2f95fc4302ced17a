"use client";

import { useRouter } from "next/navigation";
import type { ReactElement, ReactNode } from "react";
import { Menu as AriaMenu, MenuItem, MenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { Text } from "react-aria-components/Text";
import { joinClasses } from "./join-classes.ts";
import { listItemClasses, popoverClasses } from "./popover-classes.ts";

export type MenuAction = {
  id: string;
  label: string;
  icon?: ReactNode;
  onAction?: () => void;
  href?: string;
  isDanger?: boolean;
  /** Why it cannot be done now: the item stays visible and says so. */
  disabledReason?: string;
};

export type MenuProps = {
  label: string;
  /** A `Button` of this kit. */
  trigger: ReactElement;
  actions: readonly MenuAction[];
  /** Stands above the actions, e.g. who is signed in. */
  header?: ReactNode;
};

export function Menu({ label, trigger, actions, header }: MenuProps) {
  const router = useRouter();
  const act = ({ href, onAction }: MenuAction) => (href ? router.push(href) : onAction?.());
  return (
    <MenuTrigger>
      {trigger}
      <Popover placement="bottom end" className={joinClasses(popoverClasses, "min-w-52")}>
        {header && <div className="border-line border-b px-3.5 py-3">{header}</div>}
        <AriaMenu aria-label={label} items={actions} className="p-1 outline-none">
          {(action) => (
            <MenuItem
              id={action.id}
              textValue={action.label}
              isDisabled={action.disabledReason !== undefined}
              onAction={() => act(action)}
              className={joinClasses(
                listItemClasses,
                action.isDanger && "text-danger",
                "[&_svg]:size-4 [&_svg]:text-faint",
              )}
            >
              {action.icon}
              <span className="min-w-0">
                <Text slot="label">{action.label}</Text>
                {action.disabledReason && (
                  <Text slot="description" className="block max-w-60 whitespace-normal text-faint text-xs">
                    {action.disabledReason}
                  </Text>
                )}
              </span>
            </MenuItem>
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
