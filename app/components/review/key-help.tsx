import { useTranslation } from "react-i18next";
import { useNonce } from "#app/components/shell/request-context.ts";

const listKeys = ["j", "k", "?"] as const;
const itemKeys = ["j", "k", "a", "c", "r", "?"] as const;
const names = { j: "next", k: "previous", a: "publish", c: "ask", r: "refuse", "?": "help" } as const;

/**
 * List the single-key shortcuts, with the switch that turns them on. The script that runs them shows this; without it,
 * nothing is promised.
 */
export function KeyHelp({ page }: { page: "list" | "item" }) {
  const { t } = useTranslation("reviewQueue");
  const nonce = useNonce();
  return (
    <details className="key-help" data-review-keys hidden>
      <summary data-key="?">{t("keys.title")}</summary>
      <label className="tick">
        <input type="checkbox" />
        <span>{t("keys.on")}</span>
      </label>
      <dl>
        {(page === "list" ? listKeys : itemKeys).map((key) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(`keys.${names[key]}`)}</dd>
          </div>
        ))}
      </dl>
      {nonce !== "" && <script nonce={nonce} src="/review-keys.js" defer />}
    </details>
  );
}
