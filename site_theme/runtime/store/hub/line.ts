// The page's side: the line to the hub, a hidden page of the same folder.

import { Refusal } from "../connection";
import { type Answer, type Ask, COME_IN, HERE } from "./protocol";

const OPENING_MS = 20_000;
/** A hub speaks before its page has loaded. */
const SILENCE_MS = 1_500;

type Welcome = Extract<Answer, { answer: "welcome" }>;

/** The line to the hub of this folder. */
export class Line {
  /** Settles when the hub has answered; refuses when there is none. */
  readonly welcome: Promise<Welcome>;
  /** What else the hub says. */
  onAnswer: (answer: Answer) => void = () => undefined;
  private readonly channel = new MessageChannel();
  private readonly frame = document.createElement("iframe");
  private isHere = false;
  private onHere: () => void = () => undefined;

  constructor(readonly address: string) {
    this.welcome = new Promise((resolve, reject) => {
      // A page that was taken out of its folder has none.
      const refuse = (): void => reject(new Refusal("alone"));
      const timer = setTimeout(refuse, OPENING_MS);
      this.frame.addEventListener("load", () => void setTimeout(() => this.isHere || refuse(), SILENCE_MS));
      this.channel.port1.onmessage = ({ data }: MessageEvent<Answer>) => {
        if (data.answer === "welcome") resolve(data);
        else this.onAnswer(data);
      };
      // From then on it is only slow: its database may be waiting for another tab.
      this.onHere = () => clearTimeout(timer);
    });
    this.welcome.catch(() => undefined);
    this.dial();
  }

  /** Ask something of the hub. */
  ask(ask: Ask): void {
    this.channel.port1.postMessage(ask);
  }

  private dial(): void {
    const { frame } = this;
    frame.hidden = true;
    frame.tabIndex = -1;
    frame.setAttribute("aria-hidden", "true");
    window.addEventListener("message", ({ source, data }: MessageEvent<unknown>) => {
      if (this.isHere || source === null || source !== frame.contentWindow || data !== HERE) return;
      this.isHere = true;
      this.onHere();
      frame.contentWindow?.postMessage(COME_IN, "*", [this.channel.port2]);
    });
    frame.src = this.address;
    document.body.append(frame);
  }
}

/**
 * Return one spelling of a file's address. Firefox ties what is stored to the spelling, and `%28` and `(` lead to the same file.
 */
export function oneSpelling(address: string): string {
  const url = new URL(address);
  url.pathname = url.pathname.split("/").map(respell).join("/");
  return url.href;
}

function respell(part: string): string {
  try {
    // The colon belongs to a drive.
    return encodeURIComponent(decodeURIComponent(part)).replace(/%3A/g, ":");
  } catch {
    // A name that isn't UTF-8.
    return part;
  }
}
