// Runs in a worker of its own: turning a passphrase into a key takes over a second, and the page stays free meanwhile.

import { armor, Decrypter, Encrypter } from "age-encryption";

/** What a page asks of this worker. */
export type Task = { task: "seal" | "open"; bytes: Uint8Array; armoured: boolean; passphrase: string };

/** What it answers. "wrong": not the passphrase of this file. */
export type Answered = { state: "done"; bytes: Uint8Array } | { state: "wrong" } | { state: "damaged" };

self.addEventListener("message", ({ data }: MessageEvent<Task>) => {
  void answer(data).then((answered) => self.postMessage(answered, { transfer: answered.state === "done" ? [answered.bytes.buffer] : [] }));
});

async function answer(task: Task): Promise<Answered> {
  try {
    return { state: "done", bytes: await (task.task === "seal" ? seal(task) : open(task)) };
  } catch (problem) {
    const words = problem instanceof Error ? problem.message : "";
    return { state: words.includes("no identity matched") ? "wrong" : "damaged" };
  }
}

function seal({ bytes, passphrase }: Task): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  return encrypter.encrypt(bytes);
}

function open({ bytes, armoured, passphrase }: Task): Promise<Uint8Array> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  return decrypter.decrypt(armoured ? armor.decode(new TextDecoder().decode(bytes)) : bytes);
}
