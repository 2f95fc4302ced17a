import { useSyncExternalStore } from "react";
import { onSessionEnd, sessionEnd } from "./session-ended.ts";

export const useSessionEnded = (): boolean =>
  useSyncExternalStore(
    onSessionEnd,
    () => sessionEnd() !== null,
    () => false,
  );
