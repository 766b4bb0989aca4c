"""Two people on one device: what they do in the browser, and everything that a curious one can find there."""

from __future__ import annotations

from playwright.sync_api import Page, expect

DATABASE = "guided-course:side-by-side"
SHEET = "go/our-map.html"
SPACES = "spaces.html"
PASSPHRASE = "kettle violin harbour seven"

# Everything that this origin keeps, keys too, as text. Bytes become letters, so that words in them can be found.
ALL_THERE_IS = """async () => {
  const letters = (bytes) => [...new Uint8Array(bytes.buffer ?? bytes)].map((byte) => String.fromCharCode(byte)).join("");
  const plain = (key, value) => (value instanceof ArrayBuffer || ArrayBuffer.isView(value) ? letters(value) : value);
  const asked = (request) => new Promise((done, fail) => { request.onsuccess = () => done(request.result); request.onerror = () => fail(request.error); });
  const found = [{ ...sessionStorage }, { ...localStorage }, document.cookie, await caches.keys()];
  for (const { name } of await indexedDB.databases()) {
    const database = await asked(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const reading = database.transaction(store).objectStore(store);
      found.push(store, await asked(reading.getAllKeys()), await asked(reading.getAll()));
    }
    database.close();
  }
  return JSON.stringify(found, plain);
}"""
# All that somebody could see, hear read out or find in the page: its markup, its title, what stands in its fields.
ALL_SHOWN = """() => {
  const fields = [...document.querySelectorAll("input, textarea, select")];
  const values = fields.map(({ value, checked }) => [value, checked && "checked"]);
  return [document.title, document.documentElement.outerHTML, JSON.stringify(values)].join("\\n");
}"""


def all_there_is(page: Page) -> str:
    """Return everything that this origin keeps in the browser, as text."""
    return str(page.evaluate(ALL_THERE_IS))


def all_shown(page: Page) -> str:
    """Return everything that is in the page, as text."""
    return str(page.evaluate(ALL_SHOWN))


def write(page: Page, words: str, name: str = "reason") -> None:
    """Write into a field, and wait until the sheet says that it is kept."""
    field = page.locator(f"[data-field={name}]").locator("textarea, input").first
    field.fill(words)
    field.blur()
    kept(page)


def kept(page: Page) -> None:
    """Wait until the sheet says that everything is kept."""
    status = page.locator("[data-status]")
    expect(status).to_contain_text("Saved on this device")
    expect(status).not_to_have_attribute("aria-busy", "true")


def unfold(page: Page, title: str) -> None:
    """Open a fold of the page “Who writes here”."""
    page.locator("summary", has_text=title).click()


def add_second(page: Page, url: str, whose: str = "Mine", *, first: str = "Ana") -> None:
    """Let Ana, or whoever is here already, add Ben."""
    page.goto(url + SPACES)
    unfold(page, "Add a second person")
    page.locator("#you-name").fill(first)
    page.locator("#other-name").fill("Ben")
    if page.get_by_text("Whose are the answers").count():
        page.get_by_label(whose).check()
    page.get_by_role("button", name="Add the second person").click()
    expect(page.locator('[data-said="who"], [data-said="move"]').filter(has_text="There are three")).to_be_visible()


def set_passphrase(page: Page, url: str, passphrase: str = PASSPHRASE) -> None:
    """Set a passphrase for the space that is open."""
    page.goto(url + SPACES)
    unfold(page, "Set a passphrase")
    page.get_by_label("New passphrase").fill(passphrase)
    page.get_by_label("The same once more").fill(passphrase)
    page.get_by_role("button", name="Seal this space").click()
    expect(page.locator('[data-said="passphrase"]')).to_contain_text("sealed now")


def bar(page: Page, button: str) -> None:
    """Press a button of the strip at the top, and wait for the page to come in anew."""
    with page.expect_navigation():
        page.locator(".space-bar").get_by_role("button", name=button).click()


def unlock(page: Page, passphrase: str = PASSPHRASE) -> None:
    """Type the passphrase that the strip at the top asks for."""
    page.locator("#space-passphrase").fill(passphrase)
    bar(page, "Unlock")
    expect(page.locator(".space-bar__name")).to_be_visible()
