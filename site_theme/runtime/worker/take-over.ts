// Takes over from the edition in use, when no page would lose anything by it.

import { ask } from "../app/asking";

declare const self: ServiceWorkerGlobalScope;

/** A page gives up on a write that hangs after four seconds. */
const PATIENCE_MS = 6_000;

/** Take over once every open page has written what it still had to write. False: not now. */
export async function takeOver(idle: boolean): Promise<boolean> {
  const open = await openPages();
  if (idle && (open.length > 1 || open.some(isSeen))) return false;
  const settled = await Promise.all(open.map(isSettled));
  if (!settled.every(Boolean)) return false;
  // Somebody may have opened one more page meanwhile, or have come back to look.
  const now = await openPages();
  if (now.some(({ id }) => !open.some((page) => page.id === id)) || (idle && now.some(isSeen))) return false;
  await self.skipWaiting();
  return true;
}

async function openPages(): Promise<WindowClient[]> {
  const { scope } = self.registration;
  const every = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  return every.filter(({ url }) => url.startsWith(scope));
}

// A tab that sleeps can't answer. It wrote everything when it went out of sight.
async function isSettled(page: WindowClient): Promise<boolean> {
  const { scope } = self.registration;
  const kept = await ask(page, { ask: "settle", scope }, PATIENCE_MS);
  return kept === true || (kept === undefined && !isSeen(page));
}

function isSeen({ visibilityState }: WindowClient): boolean {
  return visibilityState === "visible";
}
