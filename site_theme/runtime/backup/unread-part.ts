// The part of the page that hands out what could not be read, as it was found.

import { html, render } from "lit-html";
import { type Desk, many, type Part } from "./desk";
import { download } from "./download";

/** Offers what is in quarantine as a file. */
export class UnreadPart implements Part {
  constructor(
    private readonly root: HTMLElement,
    private readonly desk: Desk,
  ) {}

  async show(): Promise<void> {
    const found = await this.desk.store.quarantined();
    const records = found.state === "loaded" ? found.records : [];
    this.root.hidden = records.length === 0;
    const what = many(records.length, "thing that was stored here", "things that were stored here");
    render(
      html`<h2 id="could-not-be-read">Could not be read</h2>
        <p>${what} can’t be read. Nothing was deleted. You can save it as a file, for somebody who knows about such files.</p>
        <p class="backup__buttons"><button type="button" class="quiet-button" @click=${() => this.save(records)}>Save it as a file</button></p>`,
      this.root,
    );
  }

  forget(): void {
    // Nothing of it is ever shown.
  }

  private save(records: readonly unknown[]): void {
    download(asJson(records), "application/json", `unread-${this.desk.clock().toISOString().slice(0, 10)}.json`);
  }
}

/** Write anything that a browser can store as JSON. Bytes become numbers; what contains itself is cut. */
export function asJson(records: readonly unknown[]): string {
  const above: unknown[] = [];
  const plain = function (this: unknown, _key: string, value: unknown): unknown {
    while (above.length > 0 && above[above.length - 1] !== this) above.pop();
    if (typeof value === "bigint") return String(value);
    if (value instanceof ArrayBuffer) return [...new Uint8Array(value)];
    if (ArrayBuffer.isView(value)) return [...new Uint8Array(value.buffer, value.byteOffset, value.byteLength)];
    if (value instanceof Map || value instanceof Set) return [...value];
    if (typeof value === "object" && value !== null) {
      if (above.includes(value)) return "(the same again)";
      above.push(value);
    }
    return value;
  };
  return JSON.stringify(records, plain, 1);
}
