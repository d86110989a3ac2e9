import { VocabularyProvider } from "#app/components/shell/reader-context.tsx";
import { whileConnected } from "#app/components/shell/while-connected.ts";
import { isLanguage } from "#app/domain/languages/language.ts";
import { getVocabulary } from "#app/domain/programme/get-vocabulary.server.ts";
import { publicContext } from "#app/http/context.server.ts";
import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";

/** Parent of all pages whose address names a language; an unknown language is answered with 404. */
export function loader(args: LoaderFunctionArgs) {
  if (!isLanguage(args.params["lang"])) throw data(null, { status: 404 });
  return { vocabulary: getVocabulary(publicContext(args)) };
}

export const shouldRevalidate = whileConnected;

export default function LanguageLayout() {
  const { vocabulary } = useLoaderData<typeof loader>();
  return (
    <VocabularyProvider vocabulary={vocabulary}>
      <Outlet />
    </VocabularyProvider>
  );
}
