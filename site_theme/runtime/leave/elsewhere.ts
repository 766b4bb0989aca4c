// Where one goes who leaves quickly, and how.

/** Go to the other website in place of this page, so that it isn't in the history; to an empty page where there is no network. */
export function goElsewhere(link: HTMLAnchorElement | null): void {
  location.replace(navigator.onLine === false || link === null ? "about:blank" : link.href);
}
