// Days as people say them.

const language = (): string => {
  const { lang } = document.documentElement;
  return lang === "" || lang === "en" ? "en-GB" : lang;
};

/** A day: 14 March 2026. What isn't a time is nothing. */
export function dayOf(at: string): string {
  return said(at, { dateStyle: "long" });
}

/** A day with its time: 14 March 2026 at 18:30. What isn't a time is nothing. */
export function dayAndTimeOf(at: string): string {
  return said(at, { dateStyle: "long", timeStyle: "short" });
}

function said(at: string, style: Intl.DateTimeFormatOptions): string {
  const day = new Date(at);
  return at === "" || Number.isNaN(day.getTime()) ? "" : day.toLocaleString(language(), style);
}
