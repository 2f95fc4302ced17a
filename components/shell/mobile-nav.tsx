"use client";

import { Menu as MenuIcon } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Drawer } from "#components/ui/drawer.tsx";
import { NavLinks } from "./nav-links.tsx";

export function MobileNav() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        variant="quiet"
        size="icon"
        aria-label="Open navigation"
        onPress={() => setIsOpen(true)}
        icon={<MenuIcon aria-hidden />}
      />
      <Drawer title="Stillpoint" side="left" isOpen={isOpen} onOpenChange={setIsOpen}>
        <div className="-mx-2">
          <NavLinks onNavigate={() => setIsOpen(false)} />
        </div>
      </Drawer>
    </>
  );
}
