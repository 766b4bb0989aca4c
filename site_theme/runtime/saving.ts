// When changed fields are written: soon after the first change, one write at a time, nothing left out.

const SOON_MS = 250;

/** Gathers what has changed and hands it to `write`, which tells whether it was kept and never throws. */
export class Saving<T> {
  private readonly waiting = new Set<T>();
  private underWay: ReadonlySet<T> = new Set();
  private running: Promise<void> | undefined;
  private again = false;
  private timer: number | undefined;

  constructor(private readonly write: (changed: readonly T[]) => Promise<boolean>) {}

  /** Note a change; it is written a moment later together with those that follow. */
  touch(changed: T): void {
    this.waiting.add(changed);
    this.timer ??= window.setTimeout(() => void this.flush(), SOON_MS);
  }

  /** Whether a change of this one isn't kept yet. */
  holds(one: T): boolean {
    return this.waiting.has(one) || this.underWay.has(one);
  }

  /** Whether everything is kept. */
  get settled(): boolean {
    return this.unkept.length === 0;
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
