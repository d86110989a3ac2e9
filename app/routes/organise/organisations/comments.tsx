import { OwnThreadPage } from "#app/components/comments/own-thread-page.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { organisationCommentsPath, organisationPath } from "#app/domain/organise-paths.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { loadOwnThread, postOwnComment } from "../own-thread.server.ts";

const aboutOf = ({ params }: LoaderFunctionArgs) => ({
  kind: "organisation" as const,
  id: params["organisationId"] ?? "",
});

export const loader = (args: LoaderFunctionArgs) => loadOwnThread(args, aboutOf(args));

export const action = (args: ActionFunctionArgs) => postOwnComment(args, aboutOf(args), organisationCommentsPath);

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

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
