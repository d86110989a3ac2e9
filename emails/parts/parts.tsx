import { directionOf, type Language } from "#app/domain/languages/language.ts";
import { isolated, isolateNumbers } from "#app/domain/text/bidi-isolate.ts";
import type { ReactNode } from "react";
import { linkColour as action, withLinks } from "./links.tsx";

/**
 * Components of mails. Each renders as HTML and as text, so that both have the same content. Styles are inline, because
 * mail programs drop style sheets; classes give dark colours in programs that keep them.
 */
const ink = "#1d2130";
const soft = "#545a6b";

export type TextForm<P> = (props: P, inside: string) => string;

export function Paragraph({ children }: { children: ReactNode }) {
  return (
    <p className="ink" style={{ margin: "0 0 16px", color: ink }}>
      {withLinks(children)}
    </p>
  );
}
Paragraph.asText = ((_props, inside) => `${inside}\n\n`) satisfies TextForm<unknown>;

export function Small({ children }: { children: ReactNode }) {
  return (
    <p className="soft" style={{ margin: "16px 0 0", color: soft, fontSize: "14px" }}>
      {withLinks(children)}
    </p>
  );
}
Small.asText = ((_props, inside) => `${inside}\n\n`) satisfies TextForm<unknown>;

export function Title({ children }: { children: ReactNode }) {
  return (
    <h1 className="ink" style={{ margin: "0 0 16px", fontSize: "22px", lineHeight: "1.3", color: ink }}>
      {children}
    </h1>
  );
}
Title.asText = ((_props, inside) => `${inside}\n\n`) satisfies TextForm<unknown>;

export function Heading({ children }: { children: ReactNode }) {
  return (
    <h2 className="ink" style={{ margin: "24px 0 8px", fontSize: "18px", lineHeight: "1.3", color: ink }}>
      {children}
    </h2>
  );
}
Heading.asText = ((_props, inside) => `${inside}\n\n`) satisfies TextForm<unknown>;

type Named = { text: string; language: string };

/** Show a list entry: its title is a link, its facts are below. */
export function Entry({
  href,
  title,
  children,
}: {
  href: string;
  title: Named;
  within: Language;
  children: ReactNode;
}) {
  return (
    <p className="ink" style={{ margin: "0 0 12px", color: ink }}>
      <a href={href} className="link" style={{ color: action, fontWeight: 700 }}>
        <bdi lang={title.language} dir={directionOf(title.language as Language)}>
          {isolateNumbers(title.text, title.language)}
        </bdi>
      </a>
      <br />
      {children}
    </p>
  );
}
Entry.asText = ((props, inside) =>
  `${isolated(props.title.text, props.within)}\n${inside}\n${props.href}\n\n`) satisfies TextForm<{
  href: string;
  title: Named;
  within: Language;
}>;

/** Show a code that is to be typed or shown: large, and from left to right. */
export function Code({ value }: { value: string }) {
  return (
    <p style={{ margin: "0 0 16px" }}>
      <bdi
        dir="ltr"
        className="ink"
        style={{ fontSize: "30px", fontWeight: 700, letterSpacing: "4px", fontFamily: "monospace", color: ink }}
      >
        {value}
      </bdi>
    </p>
  );
}
Code.asText = ((props: { value: string }) => `    ${props.value}\n\n`) satisfies TextForm<{ value: string }>;

/** Show a button with its address below; in text, a label with the address below. */
export function Button({ href, children }: { href: string; children: ReactNode }) {
  return (
    <p style={{ margin: "0 0 16px" }}>
      <a
        href={href}
        className="button"
        style={{
          display: "inline-block",
          padding: "12px 20px",
          borderRadius: "8px",
          background: action,
          color: "#ffffff",
          fontWeight: 700,
          textDecoration: "none",
        }}
      >
        {children}
      </a>
      <br />
      <a href={href} dir="ltr" className="link" style={{ fontSize: "13px", color: action, wordBreak: "break-all" }}>
        {href}
      </a>
    </p>
  );
}
Button.asText = ((props: { href: string }, inside) => `${inside}\n${props.href}\n\n`) satisfies TextForm<{
  href: string;
}>;

export function Facts({ children }: { children: ReactNode }) {
  return (
    <table role="presentation" cellPadding={0} cellSpacing={0} style={{ margin: "0 0 16px", width: "100%" }}>
      <tbody>{children}</tbody>
    </table>
  );
}
Facts.asText = ((_props, inside) => `${inside}\n`) satisfies TextForm<unknown>;

export function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <tr>
      <td className="ink" style={{ padding: "4px 0", color: ink }}>
        <span className="soft" style={{ color: soft }}>
          {term}
        </span>
        <br />
        <b>{withLinks(children)}</b>
      </td>
    </tr>
  );
}
Fact.asText = ((props: { term: string }, inside) => `${props.term}\n  ${inside}\n`) satisfies TextForm<{
  term: string;
}>;

/** Show a text that a person wrote as a quotation; in its own direction where its language is known. */
export function Quote({ text, language }: { text: string; language?: Language }) {
  return (
    <blockquote
      lang={language}
      dir={language ? directionOf(language) : "auto"}
      className="ink quote"
      style={{
        margin: "0 0 16px",
        padding: "8px 16px",
        borderInlineStart: `4px solid ${action}`,
        whiteSpace: "pre-wrap",
        color: ink,
      }}
    >
      {withLinks(isolateNumbers(text))}
    </blockquote>
  );
}
Quote.asText = ((props: { text: string }) =>
  `${isolateNumbers(props.text)
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n")}\n\n`) satisfies TextForm<{ text: string }>;

/** Show a title in another language inside a sentence. */
export function Foreign({ text, language }: { text: string; language: string; within: Language }) {
  return (
    <bdi lang={language} dir={directionOf(language)}>
      {isolateNumbers(text, language)}
    </bdi>
  );
}
Foreign.asText = ((props: { text: string; within: Language }) =>
  isolated(props.text, props.within)) satisfies TextForm<{
  text: string;
  within: Language;
}>;
