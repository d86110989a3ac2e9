import { eventTablePath } from "#app/domain/organise-paths.ts";
import { useTranslation } from "react-i18next";
import { useFaultText } from "#app/components/forms/fault-text.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";

type Refusal = { from: "table" | "calendar"; fault: string } | null;
type Props = { organisations: readonly { id: string; name: string }[]; isOpen: boolean; refusal: Refusal };

/** Show the forms to import a table or a calendar, and the link to export events. They load a new document. */
export function UploadForms({ organisations, isOpen, refusal }: Props) {
  const { t } = useTranslation("imports");
  const own = eventTablePath(useLanguage());
  if (organisations.length === 0) return <p>{t("none")}</p>;
  return (
    <>
      {!isOpen && <Notice tone="warn" title={t("closed")} />}
      <section className="part" aria-labelledby="from-table">
        <h2 id="from-table">{t("table.title")}</h2>
        <p>{t("table.lead")}</p>
        <p>
          <a href={`${own}?template=1`}>{t("table.template")}</a>
        </p>
        <FileForm
          id="table"
          refusal={refusal}
          accept=".csv,text/csv"
          intent="check"
          label={t("table.file")}
          button={t("table.check")}
        />
      </section>
      <section className="part" aria-labelledby="from-calendar">
        <h2 id="from-calendar">{t("calendar.title")}</h2>
        <p>{t("calendar.lead")}</p>
        <FileForm
          id="calendar"
          refusal={refusal}
          accept=".ics,text/calendar"
          intent="calendar"
          label={t("calendar.file")}
          button={t("calendar.import")}
        >
          <Poster organisations={organisations} />
        </FileForm>
      </section>
      <section className="part" aria-labelledby="download">
        <h2 id="download">{t("download.title")}</h2>
        <p>{t("download.lead")}</p>
        <p>
          <a href={own}>{t("download.link")}</a>
        </p>
      </section>
    </>
  );
}

function FileForm({
  id,
  refusal,
  accept,
  intent,
  label,
  button,
  children,
}: {
  id: "table" | "calendar";
  refusal: Refusal;
  accept: string;
  intent: string;
  label: string;
  button: string;
  children?: React.ReactNode;
}) {
  const say = useFaultText();
  const fault = refusal?.from === id ? refusal.fault : null;
  return (
    <form method="post" encType="multipart/form-data">
      {children}
      <div className={fault ? "field has-fault" : "field"}>
        <label htmlFor={`${id}-file`}>{label}</label>
        {fault && (
          <p className="fault" id={`${id}-fault`} role="alert">
            {say(fault)}
          </p>
        )}
        <input
          type="file"
          id={`${id}-file`}
          name="file"
          accept={accept}
          required
          aria-invalid={fault ? true : undefined}
          aria-describedby={fault ? `${id}-fault` : undefined}
        />
      </div>
      <button type="submit" name="intent" value={intent}>
        {button}
      </button>
    </form>
  );
}

/** Ask for the organisation, which a calendar does not name. */
function Poster({ organisations }: Pick<Props, "organisations">) {
  const { t } = useTranslation("imports");
  const [first] = organisations;
  if (organisations.length === 1) return <input type="hidden" name="organisationId" value={first?.id} />;
  return (
    <div className="field">
      <label htmlFor="calendar-organisation">{t("calendar.organisation")}</label>
      <select id="calendar-organisation" name="organisationId" defaultValue={first?.id}>
        {organisations.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
