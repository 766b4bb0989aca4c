// The lock on idling: when nobody has touched the page for some minutes, an open space with a passphrase is locked.

import type { Spaces } from "../store/spaces";

const MINUTE_MS = 60_000;
/** A sleeping device stops timers, so that a long one would ring late. */
const LOOK_MS = 10_000;
const TOUCH_MS = 2_000;
const TOUCHES = ["pointerdown", "pointermove", "keydown", "input", "wheel", "touchmove"];

/** Watches over one page. */
export class IdleLock {
  private minutes: number | undefined;
  private timer: number | undefined;
  private touched = -TOUCH_MS;
  private locking = false;

  /** `lock` tells whether it could be done; if not, it is asked again. */
  constructor(
    private readonly spaces: Spaces,
    private readonly lock: () => Promise<boolean>,
  ) {}

  /** Lock after so many minutes from now on; undefined: never. */
  watch(minutes: number | undefined): void {
    if (this.minutes === undefined && minutes !== undefined) {
      TOUCHES.forEach((touch) => window.addEventListener(touch, (event) => this.touch(event), { capture: true, passive: true }));
      document.addEventListener("visibilitychange", () => this.look());
      window.addEventListener("pageshow", () => this.look());
    }
    this.minutes = minutes;
    this.look();
  }

  private touch(event: Event): void {
    // Browsers also tell of a pointer that lies still when the page moves below it.
    if (event.type === "pointermove" && event instanceof MouseEvent && event.movementX === 0 && event.movementY === 0) return;
    if (performance.now() - this.touched < TOUCH_MS) return;
    this.touched = performance.now();
    // The first touch after a long sleep comes before any timer.
    if (!this.overdue) this.spaces.touch();
    this.look();
  }

  private get overdue(): boolean {
    return this.minutes !== undefined && this.spaces.idleFor > this.minutes * MINUTE_MS;
  }

  private look(): void {
    window.clearTimeout(this.timer);
    if (this.minutes === undefined) return;
    this.timer = window.setTimeout(() => this.look(), LOOK_MS);
    if (!this.overdue || this.locking) return;
    this.locking = true;
    void this.lock().then((done) => void (this.locking = done));
  }
}
