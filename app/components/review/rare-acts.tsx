import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** Show what is rarely needed last, each act folded: what happens and who hears of it stands before its button. */
export function RareActs({ children }: { children: ReactNode }) {
  const { t } = useTranslation("rareActs");
  return (
    <section className="part rare-acts" id="rare" aria-labelledby="rare-title">
      <h2 id="rare-title">{t("title")}</h2>
      {children}
    </section>
  );
}

/** Fold one act. @param says what happens, and who hears of it, sentence by sentence; empty ones are left out */
export function RareAct({
  id,
  label,
  says,
  isDangerous = false,
  isOpen = false,
  children,
}: {
  id?: string;
  label: string;
  says: readonly (string | null)[];
  isDangerous?: boolean;
  isOpen?: boolean;
  children: ReactNode;
}) {
  return (
    <details id={id} open={isOpen}>
      <summary className={isDangerous ? "stop" : undefined}>{label}</summary>
      <ul>
        {says
          .filter((text) => text !== null)
          .map((text) => (
            <li key={text}>{text}</li>
          ))}
      </ul>
      {children}
    </details>
  );
}

/** Return a function that says how many people could be told of an act by mail. */
export function usePeopleText(): (count: number) => string {
  const { t } = useTranslation("rareActs");
  return (count) => (count === 0 ? t("nobody") : t("people", { count }));
}
