// What things are called in the browser's storage.

/** Return the name of a course's database, and of the channel on which its tabs talk. */
export function databaseOf(course: string): string {
  return `guided-course:${course}`;
}

/** Return the name of what a tab remembers. */
export function tabOf(course: string): string {
  return `guided-course:${course}:tab`;
}
