"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";

const atFirst = 20;
const step = 100;

/** The beginning of a list that is here already but too long to be drawn at once, and how to see more of it. */
export function useShownPart<Item>(items: readonly Item[]) {
  const [count, setCount] = useState(atFirst);
  const rest = items.length - count;
  return {
    shown: items.slice(0, count),
    more: rest > 0 && <ShowMore rest={rest} total={items.length} onPress={() => setCount(count + step)} />,
  };
}

function ShowMore({ rest, total, onPress }: { rest: number; total: number; onPress: () => void }) {
  const next = Math.min(rest, step).toLocaleString("en-GB");
  return (
    <Button size="small" className="mt-3" onPress={onPress}>
      Show {next} more of {total.toLocaleString("en-GB")}
    </Button>
  );
}
