import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { OwnThreadPage } from "#app/components/comments/own-thread-page.tsx";
import { headTags } from "#app/components/shell/head-tags.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { organisationCommentsPath, organisationPath } from "#app/domain/paths.ts";
import { getOwnThread } from "#app/domain/comments/get-own-thread.server.ts";
import { commentForm } from "#app/domain/comments/comment-form.ts";
import { writeComment } from "#app/domain/comments/write-comment.server.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

const aboutOf = ({ params }: LoaderFunctionArgs) => ({
  kind: "organisation" as const,
  id: params["organisationId"] ?? "",
});

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const about = aboutOf(args);
  const thread = orRefuse(() => getOwnThread(ctx, about));
  return privateNoStore({
    id: about.id,
    thread,
    head: { title: textsOf(ctx.language, "comments")("thread.title") },
  });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const about = aboutOf(args);
  const reply = await submitForm(args.request, commentForm, ({ text }) =>
    writeComment(ctx, { about, side: "organiser", text }),
  );
  return "done" in reply ? redirect(organisationCommentsPath(ctx.language, about.id), 303) : reply.refused;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export default function OrganisationCommentsPage() {
  const { id, thread } = useLoaderData<typeof loader>();
  return (
    <OwnThreadPage
      thread={thread}
      backTo={organisationPath(useLanguage(), id)}
      reply={useActionData<typeof action>()?.result}
    />
  );
}
