import type { Language } from "#app/domain/languages/language.ts";
import type { MailEvent, MailTitle } from "./letter.ts";
import { Foreign, Paragraph, Title } from "./parts.tsx";

/** Show the title of an event, or of a session followed by its event. */
export function Titles({ facts, within }: { facts: MailEvent & { session: MailTitle | null }; within: Language }) {
  const event = <Foreign text={facts.title} language={facts.textLanguage} within={within} />;
  if (!facts.session) return <Title>{event}</Title>;
  return (
    <>
      <Title>
        <Foreign text={facts.session.text} language={facts.session.language} within={within} />
      </Title>
      <Paragraph>{event}</Paragraph>
    </>
  );
}
