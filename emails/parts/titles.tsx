import type { MailTitle } from "../mail-model.ts";
import type { Language } from "#app/domain/languages/language.ts";
import { Foreign, Paragraph, Title } from "./parts.tsx";

type Named = { title: string; textLanguage: Language; session: MailTitle | null };

/** What it is about: the event, or a session of it. */
export function Titles({ model, within }: { model: Named; within: Language }) {
  const event = <Foreign text={model.title} language={model.textLanguage} within={within} />;
  if (!model.session) return <Title>{event}</Title>;
  return (
    <>
      <Title>
        <Foreign text={model.session.text} language={model.session.language} within={within} />
      </Title>
      <Paragraph>{event}</Paragraph>
    </>
  );
}
