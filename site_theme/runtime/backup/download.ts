// Hands a file to the browser, which puts it where it puts downloads.

const KEPT_MS = 60_000;

/** Save bytes or text as a file. */
export function download(content: string | Uint8Array, type: string, name: string): void {
  const place = URL.createObjectURL(new Blob([content as BlobPart], { type }));
  const link = document.createElement("a");
  link.href = place;
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers read the file only after a while.
  setTimeout(() => URL.revokeObjectURL(place), KEPT_MS);
}
