import { steeringFields } from "#app/domain/model/event-form-part.ts";

/** Text that was typed in this tab and is not on the server yet. It ends with the tab, because phones are shared. */
type Typed = readonly (readonly [name: string, value: string])[];

export const draftStorageKey = (eventId: string, step: string): string => `draft:${eventId}:${step}`;

/** Remove a stored draft after the server has it. */
export function clearDraft(key: string): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Storage is not available, so nothing was stored.
  }
}

export function storeDraft(form: HTMLFormElement, key: string): void {
  const typed: Typed = [...new FormData(form)].flatMap(([name, value]) =>
    steeringFields.has(name) || typeof value !== "string" ? [] : [[name, value] as const],
  );
  try {
    sessionStorage.setItem(key, JSON.stringify(typed));
  } catch {
    // Storage is full or not available: the form itself still holds the text.
  }
}

/**
 * Put a stored draft back into the form.
 * @returns true if it differs from what the form showed
 */
export function readDraft(form: HTMLFormElement, key: string): boolean {
  const stored = readStored(key);
  if (!stored) return false;
  const shown = JSON.stringify([...new FormData(form)].filter(([name]) => !steeringFields.has(name)));
  if (shown === JSON.stringify(stored)) return false;
  for (const control of form.elements) putBack(control, stored);
  return true;
}

function readStored(key: string): Typed | null {
  try {
    const parsed: unknown = JSON.parse(sessionStorage.getItem(key) ?? "null");
    return Array.isArray(parsed) ? (parsed as Typed) : null;
  } catch {
    return null;
  }
}

function putBack(control: Element, stored: Typed): void {
  if (!("name" in control) || steeringFields.has(String(control.name))) return;
  const values = stored.filter(([name]) => name === control.name).map(([, value]) => value);
  if (control instanceof HTMLInputElement && ["checkbox", "radio"].includes(control.type)) {
    control.checked = values.includes(control.value);
  } else if (
    control instanceof HTMLInputElement ||
    control instanceof HTMLTextAreaElement ||
    control instanceof HTMLSelectElement
  ) {
    if (values[0] !== undefined) control.value = values[0];
  }
}
