import { coordinatePath } from "#app/domain/coordinate-paths.ts";
import type { SecondFactor } from "#app/domain/second-factor/get-second-factor.server.ts";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { TextField } from "#app/components/forms/fields.tsx";
import { useRefusal } from "#app/components/forms/use-refusal.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { QrSquare } from "#app/components/ui/qr-code.tsx";

type Props = { factor: SecondFactor; reply: SubmissionResult<string[]> | undefined };
type Typed = { code: string };

/** Ask for a code from the device, or for a recovery code if the device is lost. */
export function FactorForm({ factor, reply }: Props) {
  const { t } = useTranslation("secondFactor");
  return (
    <>
      <p className="lead">{t(factor.isUnlocked ? "again" : "prove")}</p>
      <DemoCode factor={factor} />
      <CodeForm reply={reply} hint={t("codeHint")} intent="prove" button={t("go")} />
      <p className="hint">{t("lost")}</p>
      {factor.isUnlocked && <Recovery factor={factor} reply={reply} />}
    </>
  );
}

function CodeForm({
  reply,
  hint,
  intent,
  button,
}: {
  reply: Props["reply"];
  hint: string;
  intent: "prove" | "confirm";
  button: string;
}) {
  const { t } = useTranslation("secondFactor");
  const [form, fields] = useForm<Typed, Typed, string[]>({ id: "factor", lastResult: reply ?? null });
  return (
    <Form method="post" id={form.id} noValidate>
      <ErrorSummary form={form} labels={{ code: t("code") }} />
      <TextField
        field={fields.code}
        label={t("code")}
        hint={hint}
        className="short code"
        dir="ltr"
        autoComplete="one-time-code"
        inputMode="text"
      />
      <button type="submit" name="intent" value={intent} className="big">
        {button}
      </button>
    </Form>
  );
}

/** Show the current code in the demonstration, where no device exists. */
function DemoCode({ factor }: { factor: SecondFactor }) {
  const { t } = useTranslation("secondFactor");
  if (factor.demoCode === null) return null;
  return (
    <Notice tone="plain" title={t("demo")}>
      <p>
        <bdi dir="ltr" className="big-code">
          {factor.demoCode}
        </bdi>
      </p>
    </Notice>
  );
}

function Recovery({ factor, reply }: Props) {
  const { t } = useTranslation("secondFactor");
  const refusal = useRefusal(reply);
  return (
    <section aria-labelledby="recovery">
      <h2 id="recovery">{t("recovery")}</h2>
      {refusal && <Notice tone="stop" title={refusal} />}
      <p>{t("recoveryLeft", { count: factor.recoveryCodesLeft ?? 0 })}</p>
      <Form method="post">
        <button type="submit" name="intent" value="renew" className="quiet">
          {t("renew")}
        </button>
      </Form>
    </section>
  );
}

/** Set up a second factor: first the secret is entered on the device, then a code from the device confirms it. */
export function FactorSetUp({ factor, reply }: Props) {
  const { t } = useTranslation("secondFactor");
  if (!factor.begun) {
    return (
      <>
        <p className="lead">{t("why")}</p>
        <p>{t("need")}</p>
        <Form method="post">
          <button type="submit" name="intent" value="begin" className="big">
            {t("begin")}
          </button>
        </Form>
      </>
    );
  }
  return (
    <>
      <ol className="prose">
        <li>{t("step1")}</li>
        <li>
          {t("step2")}
          <QrSquare text={factor.begun.uri} label={t("square")} />
          <p>
            {t("byHand")}{" "}
            <bdi dir="ltr" className="secret">
              {factor.begun.secret.replaceAll(/(.{4})(?=.)/g, "$1 ")}
            </bdi>
          </p>
          <p>
            <a href={factor.begun.uri}>{t("sameDevice")}</a>
          </p>
        </li>
        <li>{t("step3")}</li>
      </ol>
      <DemoCode factor={factor} />
      <CodeForm reply={reply} hint={t("firstHint")} intent="confirm" button={t("confirm")} />
    </>
  );
}

/** Show new recovery codes. They cannot be read again. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const { t } = useTranslation("secondFactor");
  const language = useLanguage();
  return (
    <>
      <Notice tone="warn" title={t("codesTitle")}>
        <p>{t("codesHint")}</p>
      </Notice>
      <ul className="recovery-codes" dir="ltr">
        {codes.map((code) => (
          <li key={code}>
            <code>{code.replaceAll(/(.{5})(?=.)/g, "$1-")}</code>
          </li>
        ))}
      </ul>
      <p>
        <a className="button big" href={coordinatePath(language)}>
          {t("kept")}
        </a>
      </p>
    </>
  );
}
