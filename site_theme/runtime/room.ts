// How much room the device has left.

const ROOM_BYTES = 5_000_000;

/** Tell whether little can still be kept here. Browsers may take seconds to say. */
export async function isNearlyFull(): Promise<boolean> {
  try {
    const { usage = 0, quota = Infinity } = await navigator.storage.estimate();
    return quota - usage < ROOM_BYTES;
  } catch {
    return false;
  }
}
