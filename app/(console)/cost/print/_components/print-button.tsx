"use client";

import { Printer } from "lucide-react";
import { Button } from "#components/ui/button.tsx";

export function PrintButton() {
  return (
    <Button variant="primary" icon={<Printer aria-hidden />} onPress={() => window.print()} className="print:hidden">
      Print
    </Button>
  );
}
