// The service worker of this course, as a page sees it: whether there can be one, finding it, and setting it up.

type Listener = (registration: ServiceWorkerRegistration) => void;

interface Network extends Navigator {
  /** Chromium's: what the reader told the device about their network. */
  connection?: { saveData?: boolean };
}

/** Whether the reader has asked for little to be fetched. */
export function sparesData(): boolean {
  return (navigator as Network).connection?.saveData === true;
}

/** The course's worker. `address` is that of its script, which lies at the site's root. */
export class Registration {
  /** The part of the host that belongs to the course, with a slash at its end. */
  readonly scope: string;
  private readonly listeners = new Set<Listener>();
  private known: ServiceWorkerRegistration | undefined;

  private constructor(
    readonly container: ServiceWorkerContainer,
    private readonly address: string,
  ) {
    this.scope = new URL(".", address).href;
  }

  /** The worker that the page names; undefined in the live preview, from a folder, and where a browser has no such thing. */
  static of(page: Document): Registration | undefined {
    const address = page.querySelector<HTMLElement>("[data-worker]")?.dataset.worker;
    if (address === undefined || !location.protocol.startsWith("http")) return undefined;
    // Some browsers have it only on secure pages, some not in private windows.
    const { serviceWorker } = navigator as { serviceWorker?: ServiceWorkerContainer };
    return serviceWorker && new Registration(serviceWorker, new URL(address, page.baseURI).href);
  }

  /** Call back once the worker is known to be set up. */
  onFound(listener: Listener): void {
    this.listeners.add(listener);
    if (this.known) listener(this.known);
  }

  /** Look whether it is set up already. */
  async find(): Promise<ServiceWorkerRegistration | undefined> {
    const found = await this.container.getRegistration(this.scope).catch(() => undefined);
    return this.tell(found?.scope === this.scope ? found : undefined);
  }

  /** Set it up, so that the browser fetches the course and keeps it. Undefined: it could not be. */
  async setUp(): Promise<ServiceWorkerRegistration | undefined> {
    return this.tell(await this.container.register(this.address).catch(() => undefined));
  }

  private tell(found: ServiceWorkerRegistration | undefined): ServiceWorkerRegistration | undefined {
    if (found !== undefined && found !== this.known) {
      this.known = found;
      this.listeners.forEach((listener) => listener(found));
    }
    return found;
  }
}

/** Call back when a worker has come as far as `state`, or has been given up. */
export function onceIn(worker: ServiceWorker, state: "installed" | "activated", reached: () => void): void {
  if (worker.state === state) return reached();
  const look = (): void => {
    if (worker.state !== state && worker.state !== "redundant") return;
    worker.removeEventListener("statechange", look);
    if (worker.state === state) reached();
  };
  worker.addEventListener("statechange", look);
}
