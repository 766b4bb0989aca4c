// What a page can find out about the place where words are kept, without a look at any of them.

import { Refusal } from "./connection";
import { attempt, type Done, type Failed } from "./outcome";
import type { StoragePlace } from "./storage-place";

const TRIED = "self-check:tried";
const CHECKED = "self-check";
const TOLD = "told-of-folder";
const ASKED = "asked-to-keep";

/** How a course in a folder is kept. "file": every file on this device shares one store; "folder": this folder has its own. */
export interface Kept {
  state: "loaded";
  by: "file" | "folder";
  /** Whether the reader has read what that means. */
  told: boolean;
}

/** The place where one course's words are kept. */
export class Whereabouts {
  constructor(private readonly place: StoragePlace) {}

  /** Whether the course was opened from a folder. */
  get isFolder(): boolean {
    return this.place.isShared !== undefined;
  }

  /** Tell how a course in a folder is kept. */
  kept(): Promise<Kept | Failed> {
    return attempt(async () => {
      const told = (await this.read(TOLD)) !== undefined;
      return { state: "loaded", by: (await this.place.isShared?.()) ? "file" : "folder", told };
    });
  }

  /** Note that the reader has read what it means. */
  noteTold(): Promise<Done | Failed> {
    return attempt(() => this.write(TOLD));
  }

  /** Write something, read it back, and take it away again. */
  tryOut(): Promise<Done | Failed> {
    return attempt(async () => {
      const { connection } = this.place;
      await this.write(TRIED);
      if ((await this.read(TRIED)) === undefined) throw new Refusal("unknown");
      await connection.write(["meta"], (writing) => writing.objectStore("meta").delete(TRIED));
      return { state: "done" };
    });
  }

  /** Whether somebody has looked before whether saving works. This look is noted, but not its time. */
  wasChecked(): Promise<{ state: "loaded"; before: boolean } | Failed> {
    return attempt(async () => {
      const before = (await this.read(CHECKED)) !== undefined;
      await this.write(CHECKED);
      return { state: "loaded", before };
    });
  }

  /**
   * Ask the browser, once and never again, not to clear what is stored when room gets short. In a folder it would be asked for one
   * file, and the words are not that file's.
   */
  async askToKeep(): Promise<void> {
    await attempt(async () => {
      if (this.isFolder || (await this.read(ASKED)) !== undefined || navigator.storage?.persist === undefined) return;
      await this.write(ASKED);
      // Some browsers ask the reader and never answer: nobody waits for it.
      void navigator.storage.persist().catch(() => undefined);
    });
  }

  private read(key: string): Promise<unknown> {
    return this.place.connection.read(["meta"], (reading) => reading.objectStore("meta").get(key));
  }

  private async write(key: string): Promise<Done> {
    await this.place.connection.write(["meta"], (writing) => writing.objectStore("meta").put(true, key));
    return { state: "done" };
  }
}
