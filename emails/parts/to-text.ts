import { isValidElement, type ReactNode } from "react";

type Readable = { (props: Record<string, unknown>): ReactNode; asText?: (props: unknown, inside: string) => string };

/** Render a mail as text, from the same tree as its HTML, so that both have the same facts and links (MAIL-20). */
export function toText(node: ReactNode): string {
  if (node === null || node === undefined || typeof node === "boolean") return "";
  if (typeof node === "string" || typeof node === "number") return String(node);
  if (Array.isArray(node)) return node.map(toText).join("");
  if (!isValidElement(node)) return "";
  const props = node.props as Record<string, unknown>;
  const inside = () => toText(props["children"] as ReactNode);
  if (typeof node.type !== "function") return inside();
  const part = node.type as unknown as Readable;
  return part.asText ? part.asText(props, inside()) : toText(part(props));
}
