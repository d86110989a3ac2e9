const fieldShape = /^([\w-]+)[ \t]*:/;
const beginnings: ReadonlySet<string> = new Set(["original-recipient", "final-recipient"]);

/**
 * Split a delivery report into groups of fields, one about the mail and one for each recipient (RFC 3464 §2). Empty
 * lines separate them; where one is missing, a recipient begins with its first field, or with a field that the group
 * already has.
 * @param text body of a report part, folded lines included
 */
export function fieldGroups(text: string): string[] {
  const groups: string[][] = [];
  let group: string[] = [];
  let names = new Set<string>();
  const end = () => {
    if (group.length > 0) groups.push(group);
    group = [];
    names = new Set();
  };
  for (const line of text.split(/\r?\n/)) {
    const name = fieldShape.exec(line)?.[1]?.toLowerCase();
    if (line.trim() === "") end();
    else if (name === undefined) continueField(group, line);
    else {
      if (beginsRecipient(name, names)) end();
      names.add(name);
      group.push(line);
    }
  }
  end();
  return groups.map((lines) => lines.join("\r\n"));
}

/**
 * True when a field begins the next recipient. Exim writes the action first, others an original before the final
 * recipient.
 */
function beginsRecipient(name: string, names: ReadonlySet<string>): boolean {
  if (names.has(name)) return beginnings.has(name) || name === "action";
  return beginnings.has(name) && names.has("final-recipient") && names.has("action");
}

/** Append a folded line, also where the space that marks it is missing. */
function continueField(group: string[], line: string): void {
  if (group.length > 0) group.push(/^[ \t]/.test(line) ? line : ` ${line}`);
}

/**
 * Return the groups of fields of a message whose report is no proper part: from the first field about a recipient to
 * the end of that part, without the returned mail.
 * @param source the raw message
 */
export function looseFieldGroups(source: string): string[] {
  const [own = ""] = source.split(/^content-type:\s*(?:message\/(?:rfc822|global)\b|text\/rfc822-headers)/im, 1);
  const [, from = ""] = /^((?:original-recipient|final-recipient|action)[ \t]*:[\s\S]*)/im.exec(own) ?? [];
  const [part = ""] = from.split(/^--/m, 1);
  return fieldGroups(part);
}
