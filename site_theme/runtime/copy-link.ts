// The button that copies the permanent link of a lesson or a worksheet.

/** Bring the button to life. */
export function startCopyLink(button: HTMLElement): void {
  const said = document.createElement("span");
  said.className = "copied";
  said.setAttribute("role", "status");
  button.after(said);
  button.hidden = false;
  button.addEventListener("click", () => {
    const link = linkOf(button);
    copied(link).then(
      () => {
        said.textContent = "Link copied";
      },
      () => showLink(button, link),
    );
  });
}

function linkOf(button: HTMLElement): string {
  const link = new URL(button.dataset.url ?? "", location.href);
  link.search = "";
  link.hash = "";
  return link.href;
}

// The clipboard may be missing, which throws, or be refused, which rejects.
async function copied(link: string): Promise<void> {
  await navigator.clipboard.writeText(link);
}

function showLink(button: HTMLElement, link: string): void {
  const known = button.parentElement?.querySelector<HTMLInputElement>(".copied__link");
  const field = known ?? document.createElement("input");
  field.className = "copied__link";
  field.readOnly = true;
  field.value = link;
  field.setAttribute("aria-label", "Link to copy");
  if (!known) button.after(field);
  field.focus();
  field.select();
}
