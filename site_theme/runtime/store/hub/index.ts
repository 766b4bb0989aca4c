// The script of hub.html, a page that nobody sees. Opened from a folder, some browsers give each file a store of its own;
// every page of the course has this one inside, and it keeps the words for all of them.

import { ownLeft } from "../left";
import { OwnConnection } from "../own-connection";
import { databaseOf } from "../names";
import { isDiscreet, setDiscreet } from "../preferences";
import { ownMemory, takePad } from "../tab-memory";
import { Desk } from "./desk";
import { COME_IN, HERE } from "./protocol";

const ID = "hub-id";

/** Serve the page around this one. On the web every page has the same store anyway, and nobody is served. */
function openHub(course: string): void {
  if (location.protocol !== "file:" || window.parent === window) return;
  const connection = new OwnConnection(databaseOf(course));
  const memory = ownMemory(course);
  window.addEventListener("message", ({ source, origin, data, ports: [port] }: MessageEvent<unknown>) => {
    if (source !== window.parent || origin !== "null" || data !== COME_IN || port === undefined) return;
    const channel = new BroadcastChannel(databaseOf(course));
    const desk = new Desk(port, connection, memory, { tell: (news) => channel.postMessage(news), setDiscreet: (on) => void setDiscreet(course, on), left: ownLeft(course) });
    channel.onmessage = ({ data: news }: MessageEvent<unknown>) => desk.answer({ answer: "heard", news });
    const pad = takePad(course);
    void idOf(connection).then((id) => desk.answer({ answer: "welcome", id, tab: memory.read(), pad, discreet: isDiscreet(course) }));
  });
  // Whoever is around: from a folder, no browser tells whose page that is.
  window.parent.postMessage(HERE, "*");
}

// A page tells by it whether its own store is this one.
async function idOf(connection: OwnConnection): Promise<string | null> {
  try {
    return await connection.write(["meta"], async (writing) => {
      const known = await writing.objectStore("meta").get(ID);
      if (typeof known === "string") return known;
      const id = crypto.randomUUID();
      await writing.objectStore("meta").put(id, ID);
      return id;
    });
  } catch {
    return null;
  }
}

const { course } = document.documentElement.dataset;
if (course !== undefined) openHub(course);
