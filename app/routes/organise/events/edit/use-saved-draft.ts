import type { EventStep } from "#app/domain/model/event-form-part.ts";
import { useEffect, useState } from "react";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { clearDraft, draftStorageKey, readDraft, storeDraft } from "./draft-storage.ts";

/** State of the latest input: saved on the server, only in this tab, or restored from it. */
export type SavedState = "kept" | "offline" | "signedOut" | "putBack" | null;

const pauseMs = 1_500;

/**
 * Save a form automatically, after a pause in typing and when the page is left. Without a connection the input stays in
 * this tab, and is put back when the page is opened again.
 */
export function useSavedDraft(formId: string, eventId: string, step: EventStep): SavedState {
  const language = useLanguage();
  const [saved, setKept] = useState<SavedState>(null);
  useEffect(() => {
    const form = document.getElementById(formId);
    if (!(form instanceof HTMLFormElement)) return;
    const key = draftStorageKey(eventId, step);
    if (readDraft(form, key)) setKept("putBack");
    const keeper = autosave(form, {
      url: `/${language}/organise/events/${eventId}/keep/${step}`,
      key,
      tell: setKept,
    });
    return keeper.stop;
  }, [formId, eventId, step, language]);
  return saved;
}

type Keeping = { url: string; key: string; tell: (saved: SavedState) => void };

function autosave(form: HTMLFormElement, { url, key, tell }: Keeping) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isTyped = false;
  const send = async () => {
    clearTimeout(timer);
    if (!isTyped) return;
    isTyped = false;
    const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    storeDraft(form, key);
    // `keepalive` completes the request while the page is being left; browsers allow it up to 64 kB.
    const answer = await fetch(url, { method: "POST", body, keepalive: body.toString().length < 60_000 }).catch(
      () => null,
    );
    if (answer?.ok) clearDraft(key);
    else isTyped = true;
    tell(answer?.ok ? "kept" : answer?.status === 401 ? "signedOut" : answer?.status === 409 ? null : "offline");
  };
  const onInput = () => {
    isTyped = true;
    clearTimeout(timer);
    timer = setTimeout(() => void send(), pauseMs);
  };
  const onSubmit = () => {
    clearTimeout(timer);
    isTyped = false;
    storeDraft(form, key);
  };
  const onHide = () => {
    if (document.visibilityState === "hidden") void send();
  };
  const again = () => void send();
  form.addEventListener("input", onInput);
  form.addEventListener("submit", onSubmit);
  document.addEventListener("visibilitychange", onHide);
  window.addEventListener("online", again);
  return {
    stop() {
      void send();
      form.removeEventListener("input", onInput);
      form.removeEventListener("submit", onSubmit);
      document.removeEventListener("visibilitychange", onHide);
      window.removeEventListener("online", again);
    },
  };
}
