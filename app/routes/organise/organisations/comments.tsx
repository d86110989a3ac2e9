import { requirePerson } from "#app/auth/require-person.server.ts";
import { OwnConversationPage } from "#app/components/comments/own-thread-page.tsx";
import { headTags } from "#app/components/shell/head-tags.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { organisationConversationPath, organisationPath } from "#app/domain/paths.ts";
import { getOwnConversation } from "#app/domain/comments/get-own-thread.server.ts";
import { messageForm } from "#app/domain/comments/comment-form.ts";
import { writeMessage } from "#app/domain/comments/write-comment.server.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privately } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

const aboutOf = ({ params }: LoaderFunctionArgs) => ({
  kind: "organisation" as const,
  id: params["organisationId"] ?? "",
});

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requirePerson(args);
  const about = aboutOf(args);
  const conversation = orRefuse(() => getOwnConversation(ctx, about));
  return privately({
    id: about.id,
    conversation,
    head: { title: textsOf(ctx.language, "coordinate")("conversation.title") },
  });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requirePerson(args);
  const about = aboutOf(args);
  const reply = await submitForm(args.request, messageForm, ({ text }) =>
    writeMessage(ctx, { about, side: "organiser", text }),
  );
  return "done" in reply ? redirect(organisationConversationPath(ctx.language, about.id), 303) : reply.refused;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export default function OrganisationConversationPage() {
  const { id, conversation } = useLoaderData<typeof loader>();
  return (
    <OwnConversationPage
      conversation={conversation}
      backTo={organisationPath(useLanguage(), id)}
      reply={useActionData<typeof action>()?.result}
    />
  );
}
