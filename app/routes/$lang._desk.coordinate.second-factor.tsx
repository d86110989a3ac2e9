import { requirePerson } from "#app/auth/require-person.server.ts";
import { readSessionToken } from "#app/auth/session.server.ts";
import { FactorForm, FactorSetUp, RecoveryCodes } from "#app/components/coordinate/second-factor.tsx";
import { headTags } from "#app/components/shell/head.ts";
import { coordinatePath } from "#app/domain/addresses.ts";
import { beginSecondFactor } from "#app/domain/people/begin-second-factor.server.ts";
import { confirmSecondFactor } from "#app/domain/people/confirm-second-factor.server.ts";
import { factorForm } from "#app/domain/people/factor-form.ts";
import { getSecondFactor } from "#app/domain/people/get-second-factor.server.ts";
import { proveSecondFactor } from "#app/domain/people/prove-second-factor.server.ts";
import { renewRecoveryCodes } from "#app/domain/people/renew-recovery-codes.server.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { safePath } from "#app/http/safe-redirect.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privately } from "#app/http/workspace-answer.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requirePerson(args);
  const issuer = textsOf(ctx.language, "common")("site.name");
  const factor = orRefuse(() => getSecondFactor(ctx, { issuer, isDemo: args.context.isDemo }));
  return privately({ factor, head: { title: textsOf(ctx.language, "coordinate")("factor.title") } });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requirePerson(args);
  const token = (await readSessionToken(args.context, args.request)) ?? "";
  const reply = await submitForm(args.request, factorForm, (form): { recoveryCodes: string[] } | null => {
    if (form.intent === "begin") beginSecondFactor(ctx);
    else if (form.intent === "prove") proveSecondFactor(ctx, { code: form.code, token });
    else
      return form.intent === "renew" ? renewRecoveryCodes(ctx) : confirmSecondFactor(ctx, { code: form.code, token });
    return null;
  });
  if (!("done" in reply)) return reply.refused;
  // They are shown once, in the answer to the form, and stand at no address.
  if (reply.done) return privately({ result: null, recoveryCodes: reply.done.recoveryCodes });
  const to = safePath(new URL(args.request.url).searchParams.get("to"), coordinatePath(ctx.language));
  const { pathname, search } = new URL(args.request.url);
  const isBegun = orRefuse(() => getSecondFactor(ctx, { issuer: "", isDemo: false })).state === "begun";
  return redirect(isBegun ? `${pathname}${search}` : to, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export default function SecondFactorPage() {
  const { factor } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { t } = useTranslation("coordinate");
  const codes = reply && "recoveryCodes" in reply ? reply.recoveryCodes : null;
  const result = reply?.result ?? undefined;
  return (
    <main id="content" className="narrow">
      <h1>{t("factor.title")}</h1>
      {codes && <RecoveryCodes codes={codes} />}
      {!codes && factor.state === "set" && <FactorForm factor={factor} reply={result} />}
      {!codes && factor.state !== "set" && <FactorSetUp factor={factor} reply={result} />}
    </main>
  );
}
