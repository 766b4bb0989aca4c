// The service worker: keeps one whole edition of the course in the browser, and serves it. It never touches what readers write.

import { PrecacheController } from "workbox-precaching/PrecacheController.js";
import { PrecacheRoute } from "workbox-precaching/PrecacheRoute.js";
import { NavigationRoute } from "workbox-routing/NavigationRoute.js";
import { Router } from "workbox-routing/Router.js";
import { type Held, type PageAsks, readPageAsks } from "../app/asking";
import { Earlier } from "./earlier";
import { takeOver } from "./take-over";

// The list is put in front of this script when a site is built.
interface Edition extends Held {
  readonly precache: readonly { url: string; revision: string | null; integrity: string }[];
}

declare const self: ServiceWorkerGlobalScope & { readonly guidedCourse: Edition };

const LOST = "404.html";

// A file is fetched with its checksum, so that what arrives is right or doesn't arrive at all. Some hosts answer with the state
// 404 when asked for the page of that name.
const whatever = { cacheWillUpdate: ({ response }: { response: Response }): Promise<Response> => Promise.resolve(response) };
// Past the browser's own cache: a wrong answer that a host once allowed to be kept for ever would keep every edition out, and
// so would one by date, from a host that gives two editions the same.
const asksHost = { requestWillFetch: ({ request }: { request: Request }): Promise<Request> => Promise.resolve(new Request(request, { cache: "reload" })) };

const { edition, build, precache } = self.guidedCourse;
const held: Held = { edition, build };
const controller = new PrecacheController({ plugins: [whatever, asksHost] });
controller.addToCacheList(precache.map((file) => ({ ...file })));
const earlier = new Earlier(controller);

const router = new Router();
router.registerRoute(new PrecacheRoute(controller, { directoryIndex: "index.html", cleanURLs: true, ignoreURLParametersMatching: [/./] }));
router.registerRoute(new NavigationRoute(({ request }) => fromNetwork(request)));

self.addEventListener("install", (event) => event.waitUntil(controller.install(event).then(isWhole)));
self.addEventListener("activate", (event) => event.waitUntil(earlier.begin(event)));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const answer = earlier.owns(event) ? earlier.answer(request) : router.handleRequest({ request, event });
  if (answer !== undefined) event.respondWith(answer);
});

self.addEventListener("message", (event) => {
  const asked = readPageAsks(event.data);
  const [port] = event.ports;
  if (asked !== undefined && port !== undefined) event.waitUntil(answer(asked, event).then((words) => port.postMessage(words)));
});

async function answer(asked: PageAsks, event: ExtendableEvent): Promise<unknown> {
  if (asked.ask === "edition") return held;
  if (asked.ask === "take-over") return takeOver(asked.idle);
  const same = asked.files.every((address) => controller.getCacheKeyForURL(address) !== undefined);
  // The very first visit: the page came from the network, before there was a worker.
  if (same) await self.clients.claim();
  await earlier.tidy(event);
  return same;
}

// Installing an edition is all or nothing. If something was taken out of the cache meanwhile, this is no edition.
async function isWhole(): Promise<void> {
  const cache = await caches.open(controller.strategy.cacheName);
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  const wanted = [...controller.getURLsToCacheKeys().values()];
  if (!wanted.every((key) => kept.has(key))) throw new Error("This edition could not be kept whole.");
}

// A page that isn't part of the edition: the network knows it, or nobody does.
async function fromNetwork(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    const lost = await controller.matchPrecache(LOST);
    return lost === undefined ? Response.error() : new Response(lost.body, { status: 404, headers: lost.headers });
  }
}
