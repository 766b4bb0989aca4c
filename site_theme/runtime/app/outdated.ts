// Whether a newer edition has taken over while this page was open. Such a page must not fetch anything more: it would get parts of that one.

let outdated = false;

/** Note that a newer edition has taken over. */
export function outdate(): void {
  outdated = true;
}

/** Whether this page belongs to an edition that is no longer in use. */
export function isOutdated(): boolean {
  return outdated;
}
