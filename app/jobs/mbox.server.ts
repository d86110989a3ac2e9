import { open, stat } from "node:fs/promises";

/** Beginning of the line before each message (RFC 4155). */
const separator = "From ";

/**
 * Tell whether a file is an mbox with messages.
 * @returns false for a missing or empty file
 * @throws Error for a file of another kind: reading an mbox deletes it, and a wrong path must not delete other files
 */
export async function holdsMbox(path: string): Promise<boolean> {
  const found = await stat(path).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === "ENOENT") return null;
    throw fault;
  });
  if (!found || (found.isFile() && found.size === 0)) return false;
  if (!found.isFile() || (await beginningOf(path)) !== separator) throw new Error(`no mailbox: ${path}`);
  return true;
}

async function beginningOf(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(separator.length), 0, separator.length, 0);
    return buffer.toString("latin1", 0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Yield the messages of an mbox, one in memory at a time; messages over `maxBytes` are left out. */
export async function* messagesOfMbox(path: string, maxBytes: number): AsyncGenerator<Buffer> {
  const file = await open(path);
  let lines: string[] = [];
  let bytes = 0;
  let wasEmpty = true;
  const isWhole = () => bytes > 0 && bytes <= maxBytes;
  // Latin-1 keeps every octet, whatever encoding the messages use.
  for await (const line of file.readLines({ encoding: "latin1" })) {
    if (wasEmpty && line.startsWith(separator)) {
      if (isWhole()) yield Buffer.from(lines.join("\n"), "latin1");
      lines = [];
      bytes = 0;
    } else {
      bytes += line.length + 1;
      if (isWhole()) lines.push(unquoted(line));
    }
    wasEmpty = line === "";
  }
  if (isWhole()) yield Buffer.from(lines.join("\n"), "latin1");
}

/**
 * Undo the quoting of an mbox: delivery agents put one `>` before lines that begin with `From `, or with `>`s and `From
 * `.
 */
const unquoted = (line: string): string => line.replace(/^>(>*From )/, "$1");
