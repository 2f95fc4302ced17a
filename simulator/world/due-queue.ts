import type { Operation } from "#simulator/world/records.ts";

type Due = { at: number; id: string };

/** How long the status of a finished operation can still be read. */
const keepFinishedMs = 24 * 60 * 60 * 1000;

/** A binary heap of instants at which an operation needs attention: its end, later its removal. */
export class DueQueue {
  readonly #heap: Due[] = [];

  add(operation: Operation): void {
    if (operation.endedAt !== undefined) this.#push({ at: operation.endedAt + keepFinishedMs, id: operation.id });
    else if (operation.endsAt !== null) this.#push({ at: operation.endsAt, id: operation.id });
  }

  /** The id of the next operation that is due, taken out of the queue. */
  takeDue(now: number): string | undefined {
    const first = this.#heap[0];
    if (first === undefined || first.at > now) return undefined;
    const last = this.#heap.pop();
    if (last !== undefined && this.#heap.length > 0) {
      this.#heap[0] = last;
      this.#sink(0);
    }
    return first.id;
  }

  #push(due: Due): void {
    let index = this.#heap.push(due) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (this.#at(parent) <= this.#at(index)) return;
      this.#swap(index, parent);
      index = parent;
    }
  }

  #sink(start: number): void {
    let index = start;
    for (;;) {
      const left = 2 * index + 1;
      const smallest = [left, left + 1].reduce(
        (best, child) => (this.#at(child) < this.#at(best) ? child : best),
        index,
      );
      if (smallest === index) return;
      this.#swap(index, smallest);
      index = smallest;
    }
  }

  #at(index: number): number {
    return this.#heap[index]?.at ?? Number.POSITIVE_INFINITY;
  }

  #swap(a: number, b: number): void {
    const first = this.#heap[a];
    const second = this.#heap[b];
    if (first === undefined || second === undefined) return;
    this.#heap[a] = second;
    this.#heap[b] = first;
  }
}
