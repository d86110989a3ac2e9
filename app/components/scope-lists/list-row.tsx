import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon, type IconName } from "#app/components/ui/icon.tsx";

/** How a state looks; the icon accompanies its words. */
export type StateLook = { icon: IconName; tone: "" | "ok" | "warn" | "stop" };

/**
 * Show a row of a list: what with a link to its page, when, its state with the reasons, and the acts: those that the state
 * asks for in sight, the others behind one control.
 */
export function ListRow({
  href,
  title,
  name,
  isOff = false,
  what,
  when,
  look: { icon, tone },
  stateText,
  state,
  acts,
  more,
}: {
  href: string;
  title: ReactNode;
  /** Name of the thing as a text, for listeners. */
  name: string;
  /** True for what no longer takes place. */
  isOff?: boolean;
  what: ReactNode;
  when: ReactNode;
  look: StateLook;
  stateText: string;
  state: ReactNode;
  acts: ReactNode;
  /** Items of the list of other acts. */
  more: ReactNode;
}) {
  const { t } = useTranslation("inScope");
  return (
    <li className={isOff ? "list-row is-off" : "list-row"}>
      <div className="list-what">
        <h2>
          <a href={href}>{title}</a>
        </h2>
        {what}
      </div>
      <p className="list-when">{when}</p>
      <div className="list-state">
        <p className={`list-mark ${tone}`}>
          <Icon name={icon} />
          {stateText}
        </p>
        {state}
      </div>
      <div className="list-acts">
        {acts}
        <details>
          <summary>
            {t("act.more")}
            <span className="hidden">: {name}</span>
          </summary>
          <ul>
            <li>
              <a href={href}>{t("act.open")}</a>
            </li>
            {more}
          </ul>
        </details>
      </div>
    </li>
  );
}
