// biome-ignore-all lint/suspicious/noArrayIndexKey: the parts of a written text never change places
import { contactParts } from "#app/domain/text/contact-links.ts";
import { isolateNumbers } from "#app/domain/text/bidi-isolate.ts";

/** Show a contact with its phone numbers and e-mail addresses as links. */
export const ContactText = ({ text }: { text: string }) => (
  <bdi>
    {contactParts(text).map((part, index) =>
      part.href === null ? (
        isolateNumbers(part.text)
      ) : (
        <a key={index} href={part.href}>
          <bdi dir="ltr">{part.text}</bdi>
        </a>
      ),
    )}
  </bdi>
);
