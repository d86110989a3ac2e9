import type { MetaDescriptor } from "@remix-run/react";

/** Return the head of a page of the workspaces: a title, and nothing for search engines or networks. */
export const titleTag = (head: { title: string } | undefined): MetaDescriptor[] =>
  head ? [{ title: head.title }] : [];
