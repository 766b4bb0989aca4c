// What every field type gives the sheet: how to come alive, how to be read, how to be filled.

/** Whatever can be an answer; its shape for each type is described in plugins/guided_course/model/fields.py. */
export type AnswerValue = string | number | boolean | AnswerValue[] | { [key: string]: AnswerValue };

/** One field type in the browser. `root` is the element with `data-field`. */
export interface FieldBehaviour {
  /** Make the field better than its plain HTML. Called once, before anything is filled in. `changed` reports a change that fires no input event. */
  enhance(root: HTMLElement, changed: () => void): void;
  /** Return the answer, or undefined when there is none. */
  read(root: HTMLElement): AnswerValue | undefined;
  /** Show an answer; undefined empties the field. Anything that doesn't fit is left out, never thrown. */
  write(root: HTMLElement, value: AnswerValue | undefined): void;
  /** Hear what the field holds that this one follows (`data-follows`): once it is alive, and each time that it may have changed. */
  follow?(root: HTMLElement, value: AnswerValue | undefined): void;
}
