import { weekName } from "#app/domain/instance/get-instance.server.ts";
import { type AccountContext, requireAccountContext } from "#app/auth/require-account.server.ts";
import { readSessionToken, renewSessionToken } from "#app/auth/session.server.ts";
import { FactorForm, FactorSetUp, RecoveryCodes } from "./second-factor-forms.tsx";
import { headTags } from "#app/components/shell/head-tags.ts";
import { WaitingCounts } from "#app/components/workspace/waiting-counts.tsx";
import { coordinatePath } from "#app/domain/coordinate-paths.ts";
import { beginSecondFactor } from "#app/domain/second-factor/begin-second-factor.server.ts";
import { confirmSecondFactor } from "#app/domain/second-factor/confirm-second-factor.server.ts";
import { factorForm } from "#app/domain/second-factor/second-factor-form.ts";
import { getSecondFactor } from "#app/domain/second-factor/get-second-factor.server.ts";
import { proveSecondFactor } from "#app/domain/second-factor/prove-second-factor.server.ts";
import { renewRecoveryCodes } from "#app/domain/second-factor/renew-recovery-codes.server.ts";
import { countReviewQueue } from "#app/domain/review/count-review-queue.server.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { safePath } from "#app/http/safe-redirect.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { rateLimited } from "#app/http/rate-limit.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const issuer = weekName(ctx.db, ctx.language);
  const token = (await readSessionToken(args.context, args.request)) ?? "";
  const factor = orRefuse(() => getSecondFactor(ctx, { issuer, isDemo: args.context.isDemo, token }));
  const waiting = ctx.actor.scopesAwaitingFactor.length > 0 ? countReviewQueue(ctx) : null;
  return privateNoStore({ factor, waiting, head: { title: textsOf(ctx.language, "secondFactor")("title") } });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const token = (await readSessionToken(args.context, args.request)) ?? "";
  const accountId = ctx.actor.accountId;
  const reply = await submitForm(
    args.request,
    factorForm,
    rateLimited(args, "code", (form): FactorAnswer => answerFactor(ctx, token, form), { accountId }),
  );
  if (!("done" in reply)) return reply.refused;
  const { recoveryCodes, token: renewed, isBegun } = reply.done;
  const headers = new Headers({ "Cache-Control": "private, no-store" });
  if (renewed) headers.append("Set-Cookie", await renewSessionToken(args.context, { from: token, to: renewed }));
  // Recovery codes are shown once, in the response to the form, and are at no address.
  if (recoveryCodes) return data({ result: null, recoveryCodes }, { headers });
  const { pathname, search, searchParams } = new URL(args.request.url);
  const to = safePath(searchParams.get("to"), coordinatePath(ctx.language));
  return redirect(isBegun ? `${pathname}${search}` : to, { status: 303, headers });
}

type FactorAnswer = { recoveryCodes?: string[]; token?: string; isBegun?: boolean };

function answerFactor(ctx: AccountContext, token: string, form: z.output<typeof factorForm>): FactorAnswer {
  if (form.intent === "begin") {
    beginSecondFactor(ctx, { token });
    return { isBegun: true };
  }
  if (form.intent === "prove") return proveSecondFactor(ctx, { code: form.code, token });
  return form.intent === "renew" ? renewRecoveryCodes(ctx) : confirmSecondFactor(ctx, { code: form.code, token });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export default function SecondFactorPage() {
  const { factor, waiting } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { t } = useTranslation("secondFactor");
  const { t: texts } = useTranslation("workspace");
  const codes = reply && "recoveryCodes" in reply ? reply.recoveryCodes : null;
  const result = reply?.result ?? undefined;
  return (
    <main id="content" className="narrow">
      <h1>{t("title")}</h1>
      {codes && <RecoveryCodes codes={codes} />}
      {!codes && factor.state === "set" && <FactorForm factor={factor} reply={result} />}
      {!codes && factor.state !== "set" && <FactorSetUp factor={factor} reply={result} />}
      {!codes && waiting && (
        <section className="part" aria-labelledby="waiting">
          <h2 id="waiting">{texts("home.title")}</h2>
          <WaitingCounts waiting={waiting} />
        </section>
      )}
    </main>
  );
}
