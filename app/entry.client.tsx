import { RemixBrowser } from "@remix-run/react";
import { startTransition, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { isLanguage } from "./domain/languages/language.ts";
import { loadTranslator, workspaceOf } from "./i18n/translator.client.ts";

const language = document.documentElement.lang;
const translator = await loadTranslator(isLanguage(language) ? language : "en", workspaceOf(location.pathname));
startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <I18nextProvider i18n={translator}>
        <RemixBrowser />
      </I18nextProvider>
    </StrictMode>,
  );
});
