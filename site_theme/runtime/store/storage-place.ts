// Where a page keeps things: in its own store, or, opened from a folder, in that of the folder's hub.

import type { Connection } from "./connection";
import { HubConnection } from "./hub/hub-connection";
import { Line, oneSpelling } from "./hub/line";
import { HubLeft, type Left, ownLeft } from "./left";
import { databaseOf } from "./names";
import { OwnConnection } from "./own-connection";
import { followDiscreet } from "./preferences";
import { leavePad, ownMemory, type TabMemory } from "./tab-memory";

/** So long the hub may take to say what the tab remembers. */
const SILENCE_MS = 3_000;

/** The way to the other tabs of a course. */
export interface Channel {
  post: (news: unknown) => void;
  onNews: (listener: (news: unknown) => void) => void;
}

/** Everything that a store is kept in. */
export interface StoragePlace {
  connection: Connection;
  memory: TabMemory;
  channel: Channel;
  left: Left;
  /** Only for a course in a folder: whether all local files share what is kept. */
  isShared?: () => Promise<boolean | undefined>;
}

/** Return the place for a course; `hub` is the address of its hub, as seen from this page. */
export function storagePlace(course: string, hub: string | undefined): StoragePlace {
  return location.protocol === "file:" && hub !== undefined ? folderPlace(course, hub) : ownPlace(course);
}

function ownPlace(course: string): StoragePlace {
  const name = databaseOf(course);
  return { connection: new OwnConnection(name), memory: ownMemory(course), channel: ownChannel(name), left: ownLeft(course) };
}

function ownChannel(name: string): Channel {
  if (typeof BroadcastChannel === "undefined") return { post: () => undefined, onNews: () => undefined };
  const channel = new BroadcastChannel(name);
  return {
    post: (news) => channel.postMessage(news),
    onNews: (listener) => void (channel.onmessage = ({ data }: MessageEvent<unknown>) => listener(data)),
  };
}

function folderPlace(course: string, hub: string): StoragePlace {
  const line = new Line(oneSpelling(new URL(hub, location.href).href));
  const connection = new HubConnection(line, new OwnConnection(databaseOf(course)));
  const memory = new HubMemory(course, line);
  const left = new HubLeft(course, line);
  let listener: (news: unknown) => void = () => undefined;
  line.onAnswer = (answer) => {
    if (answer.answer === "heard") listener(answer.news);
    else if (answer.answer === "tab") memory.hear(answer.text);
    else if (answer.answer === "left") left.hear(answer.on);
    else connection.hear(answer);
  };
  void line.welcome.then(
    ({ discreet }) => followDiscreet(course, discreet, (on) => line.ask({ ask: "discreet", on })),
    () => undefined,
  );
  return {
    connection,
    memory,
    left,
    channel: { post: (news) => line.ask({ ask: "tell", news }), onNews: (told) => void (listener = told) },
    isShared: async () => {
      await connection.read(["meta"], () => Promise.resolve());
      return connection.shared;
    },
  };
}

/**
 * Tell, when the page goes, whether it goes to another page of the folder: whoever opens a closed tab again must not find the
 * key in it. Only by our own links and reloads; by other ways the next page asks for the passphrase.
 */
function watchWays(folder: string): () => boolean {
  let goesOn = false;
  const to = (address: string): void => void (goesOn = address !== "" && oneSpelling(address).startsWith(folder));
  const { navigation } = window as unknown as { navigation?: EventTarget };
  navigation?.addEventListener("navigate", (event) => to((event as unknown as { destination: { url: string } }).destination.url));
  if (navigation === undefined) {
    document.addEventListener("click", ({ target }) => target instanceof Element && to(target.closest("a")?.href ?? ""), true);
  }
  window.addEventListener("pageshow", () => void (goesOn = false));
  return () => goesOn;
}

/** What the tab remembers, as the hub has it: browsers part it by folder, and all pages share the hub's. */
class HubMemory implements TabMemory {
  private readonly own: TabMemory;
  private text: string | null = null;
  private pad = "";
  private asked: (() => void)[] = [];
  /** The page went away. When it comes back whole, what the tab remembers may be something else. */
  private isAway = false;

  constructor(
    course: string,
    private readonly line: Line,
  ) {
    this.own = ownMemory(course);
    this.pad = this.own.readPad();
    line.welcome.then(
      ({ tab, pad }) => {
        this.text = tab;
        if (tab !== null) this.pad ||= pad ?? "";
      },
      () => undefined,
    );
    const folder = new URL(".", line.address);
    const goesOn = watchWays(folder.href);
    window.addEventListener("pagehide", () => {
      if (this.pad !== "" && goesOn()) leavePad(course, folder.pathname, this.pad);
      this.isAway = true;
    });
  }

  read(): string | null {
    return this.text;
  }

  keep(text: string | null): void {
    this.text = text;
    // What is old must not come back, but a lock holds in any case.
    if (!this.isAway || text === null) this.line.ask({ ask: "tab", text });
  }

  readPad(): string {
    return this.pad;
  }

  keepPad(pad: string): void {
    this.pad = pad;
    this.own.keepPad(pad);
  }

  async refresh(): Promise<void> {
    await this.line.welcome;
    await new Promise<void>((resolve) => {
      this.asked.push(resolve);
      this.line.ask({ ask: "tab" });
      // Without an answer nothing is remembered, and the page asks again.
      setTimeout(resolve, SILENCE_MS);
    });
  }

  /** Take in what the tab remembers now. */
  hear(text: string | null): void {
    this.text = text;
    this.isAway = false;
    if (text === null) this.pad = "";
    for (const resolve of this.asked.splice(0)) resolve();
  }
}
