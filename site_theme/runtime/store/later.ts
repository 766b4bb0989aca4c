// What the reader has put off in this tab, so that it isn't asked again on its next page.

/** Put an edition off, for as long as this tab is open. */
export function putOff(course: string, edition: string): void {
  try {
    sessionStorage.setItem(nameFor(course), edition);
  } catch {
    // Then the next page asks once more.
  }
}

/** Whether an edition was put off in this tab. */
export function isPutOff(course: string, edition: string): boolean {
  try {
    return sessionStorage.getItem(nameFor(course)) === edition;
  } catch {
    return false;
  }
}

function nameFor(course: string): string {
  return `guided-course:${course}:later`;
}
