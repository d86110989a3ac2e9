import { RemixBrowser } from "@remix-run/react";
import { startTransition, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { isLanguage } from "./domain/languages/language.ts";
import { loadTranslator } from "./i18n/translator.client.ts";

const language = document.documentElement.lang;
const [, , desk, , , page] = location.pathname.split("/");
const workspace = desk === "coordinate" ? "coordinate" : page === "picture" ? "picture" : "organise";
const translator = await loadTranslator(isLanguage(language) ? language : "en", workspace);
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
