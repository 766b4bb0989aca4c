// When changed fields are written: the first change at once, then a few times a second, one write at a time, nothing left out.

const BETWEEN_MS = 250;

/** Gathers what has changed and hands it to `write`, which tells whether it was kept and never throws. */
export class Saving<T> {
  private readonly waiting = new Set<T>();
  private underWay = new Set<T>();
  private running: Promise<void> | undefined;
  private again = false;
  private began = -BETWEEN_MS;
  private timer: number | undefined;

  constructor(private readonly write: (changed: readonly T[]) => Promise<boolean>) {}

  /** Note a change. It is written as soon as the event is over; soon after another write, together with those that follow. */
  touch(changed: T): void {
    this.waiting.add(changed);
    this.timer ??= window.setTimeout(() => void this.flush(), Math.max(0, this.began + BETWEEN_MS - performance.now()));
  }

  /** Whether a change of this one isn't kept yet. */
  holds(one: T): boolean {
    return this.waiting.has(one) || this.underWay.has(one);
  }

  /** Say, during a write, that this one turned out to be as it was. */
  release(unchanged: T): void {
    this.underWay.delete(unchanged);
  }

  /** Whether everything is kept. */
  get settled(): boolean {
    return this.unkept.length === 0;
  }

  /** Whether something has changed that no write has taken up yet. */
  get waits(): boolean {
    return this.waiting.size > 0;
  }

  /** Everything that isn't kept yet. */
  get unkept(): readonly T[] {
    return [...new Set([...this.underWay, ...this.waiting])];
  }

  /** Write everything that waits, now; after a failure this is the next try. */
  flush(): Promise<void> {
    window.clearTimeout(this.timer);
    this.timer = undefined;
    this.again = true;
    this.running ??= this.writeAll();
    return this.running;
  }

  private async writeAll(): Promise<void> {
    // `running` must be set before this can be over.
    await undefined;
    while (this.again && this.waiting.size > 0) {
      this.again = false;
      this.began = performance.now();
      const changed = [...this.waiting];
      this.underWay = new Set(changed);
      this.waiting.clear();
      const kept = await this.write(changed);
      this.underWay = new Set();
      if (kept) continue;
      changed.forEach((one) => this.waiting.add(one));
      break;
    }
    this.again = false;
    this.running = undefined;
  }
}
