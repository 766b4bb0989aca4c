// Pages of the edition before this one, for the moment between its end and their being loaded anew.

import type { PrecacheController } from "workbox-precaching/PrecacheController.js";

declare const self: ServiceWorkerGlobalScope;

/**
 * When an edition takes over, there may be open pages of the one before. Until they are loaded anew they get what they ask for
 * from the edition that they belong to, so its files are kept as long. What is known here lasts as long as the browser lets the
 * worker run; pages that stay behind for longer fetch nothing by themselves (`outdated.ts`).
 */
export class Earlier {
  /** The pages that this edition has served since it took over; undefined when there can be none of another. */
  private served: Set<string> | undefined;

  constructor(private readonly controller: PrecacheController) {}

  /** This edition takes over. At that moment no page counts as served by it, so that all that are open are asked for. */
  async begin(event: ExtendableEvent): Promise<void> {
    this.served = new Set();
    const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
    if (!open.some(({ url }) => url.startsWith(self.registration.scope))) await this.letGo(event);
  }

  /** Whether a request comes from a page of the edition before. */
  owns({ request, clientId, resultingClientId }: FetchEvent): boolean {
    if (this.served === undefined) return false;
    const mine = request.mode === "navigate" || this.served.has(clientId);
    if (mine && resultingClientId) this.served.add(resultingClientId);
    return !mine;
  }

  /** Return a file as it was in the edition before. */
  async answer(request: Request): Promise<Response> {
    const cache = await caches.open(this.controller.strategy.cacheName);
    const current = new Set(this.controller.getURLsToCacheKeys().values());
    const kept = await cache.keys(request.url, { ignoreSearch: true });
    const key = kept.find(({ url }) => !current.has(url)) ?? kept[0];
    return (key && (await cache.match(key))) ?? fetch(request);
  }

  /** Let go of the edition before, once none of its pages is open. Not while a later one is on its way: it would lose its files, too. */
  async tidy(event: ExtendableEvent): Promise<void> {
    const { served } = this;
    const { installing, waiting } = self.registration;
    if (served === undefined || installing || waiting) return;
    const open = await self.clients.matchAll({ type: "window" });
    if (open.every(({ id }) => served.has(id))) await this.letGo(event);
  }

  private async letGo(event: ExtendableEvent): Promise<void> {
    this.served = undefined;
    await this.controller.activate(event);
  }
}
