// What a reader has to know who opened the course from a folder. It is said until they have read it.

import { html, nothing, render, type TemplateResult } from "lit-html";
import type { Kept, Store } from "./store/store";

/** Bring the note to life. It stays away on the web, and where nothing may stand before help. */
export function startFolderNote(note: HTMLElement, store: Store): void {
  if (!store.where.isFolder || document.querySelector("[data-never-saved]") !== null) return note.remove();
  void store.where.kept().then((kept) => void (kept.state === "loaded" && !kept.told && show(note, store, kept.by)));
}

function show(note: HTMLElement, store: Store, by: Kept["by"]): void {
  const done = async (): Promise<void> => {
    await store.where.noteTold();
    note.hidden = true;
    // The button that was pressed goes.
    document.querySelector<HTMLElement>("#__text")?.focus({ preventScroll: true });
  };
  const ok = html`<button type="button" class="button button--quiet" @click=${() => void done()}>I have read this</button>`;
  render(by === "file" ? sharedByFiles(note, ok) : tiedToFolder(note, ok), note);
  note.hidden = false;
}

function sharedByFiles({ dataset }: HTMLElement, ok: TemplateResult): TemplateResult {
  return html`<p class="folder-note__lead">You opened this course from a folder.</p>
    <p>What you write stays in this browser, on this device. This browser keeps it in one place for all files on the device. Another file that you open could read it.</p>
    <p>A passphrase seals your words, so that no other file can read them. Others can see that a space is locked. If that could bring you trouble, do not write here what could hurt you.</p>
    <p class="folder-note__ways">${wayTo(dataset.spaces, "Set a passphrase")} ${ok}</p>`;
}

function tiedToFolder({ dataset }: HTMLElement, ok: TemplateResult): TemplateResult {
  return html`<p class="folder-note__lead">You opened this course from a folder.</p>
    <p>What you write stays in this browser, on this device. This browser ties it to the folder: its name, and where it lies. When the folder moves, your words don’t come along.</p>
    <p>Keep a copy before you move or rename it. Has it moved already? Move it back, or bring your copy in.</p>
    <p class="folder-note__ways">${wayTo(dataset.backup, "Keep a copy")} ${ok}</p>`;
}

function wayTo(address: string | undefined, words: string): TemplateResult | typeof nothing {
  return address === undefined ? nothing : html`<a class="button" href=${address}>${words}</a>`;
}
