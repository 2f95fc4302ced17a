/**
 * Resolves with nothing when somebody wants an end: Ctrl-C, `kill`, a closed terminal, or the death of the process that
 * started us. Later requests are ignored, because stopping already has its time limits.
 */
export function stopRequest(): Promise<undefined> {
  return new Promise((resolve) => {
    const stop = () => resolve(undefined);
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);
    process.once("disconnect", stop);
  });
}
