// Run single-key shortcuts on the pages of coordinators. They are off until the reader turns them on (WCAG 2.1.4).
const help = document.querySelector("[data-review-keys]");
const choice = help?.querySelector("input");
const storageKey = "reviewKeys";

function readChoice() {
  try {
    return localStorage.getItem(storageKey) === "1";
  } catch {
    return false;
  }
}

function saveChoice(isOn) {
  try {
    localStorage.setItem(storageKey, isOn ? "1" : "0");
  } catch {
    // Without storage the choice holds for this page.
  }
}

/** Move the focus to the next or previous row of a list; false where there is no list. */
function moveInList(step) {
  const rows = [...document.querySelectorAll("[data-key-row] h3 a")];
  if (rows.length === 0) return false;
  const at = rows.indexOf(document.activeElement);
  rows[Math.min(rows.length - 1, Math.max(0, at + step))]?.focus();
  return true;
}

function press(element) {
  if (element.tagName !== "SUMMARY") return element.click();
  element.parentElement.open = true;
  (element.parentElement.querySelector("textarea") ?? element).focus();
}

function run(key) {
  if (key === "j" && moveInList(1)) return true;
  if (key === "k" && moveInList(-1)) return true;
  const element = /^[a-z?]$/.test(key) ? document.querySelector(`[data-key="${key}"]`) : null;
  if (element) press(element);
  return element !== null;
}

if (help && choice) {
  help.hidden = false;
  choice.checked = readChoice();
  choice.addEventListener("change", () => saveChoice(choice.checked));
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input, textarea, select, [contenteditable]") !== null;
    if (!choice.checked || isTyping || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (run(event.key)) event.preventDefault();
  });
}
