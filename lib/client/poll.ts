/**
 * A `refetchInterval` that ends by itself. Hidden tabs do not poll (react-query's default), and come back up to date.
 * @param isDone e.g. that the run's status is terminal: what it shows will not change any more
 */
export const pollUntil =
  <Dto>(isDone: (dto: Dto) => boolean, intervalMs: number) =>
  (query: { state: { data: Dto | undefined } }): number | false => {
    const dto = query.state.data;
    return dto !== undefined && isDone(dto) ? false : intervalMs;
  };
