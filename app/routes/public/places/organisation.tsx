import { PlacePage } from "#app/components/places/place-page.tsx";
import { headTags } from "#app/components/shell/head-tags.ts";
import { loadPlacePage } from "#app/http/place-page.server.ts";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

export const loader = (args: LoaderFunctionArgs) => loadPlacePage(args, "organisation");
export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export default function Page() {
  const { place } = useLoaderData<typeof loader>();
  return <PlacePage place={place} />;
}
