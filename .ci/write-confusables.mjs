// Write app/domain/text/confusables.json from Unicode's confusables.txt (UTS 39, table MA) on standard input.
// `tests/support/confusables.c` prints the same table from ICU:
//   cc tests/support/confusables.c -o /tmp/confusables -licui18n -licuuc && /tmp/confusables | node .ci/write-confusables.mjs
import { readFileSync, writeFileSync } from "node:fs";

const text = readFileSync(0, "utf8");
const version = /^# Version: (.+)$/m.exec(text)?.[1];
if (!version) throw new Error("no version in the table");
const sources = {};
for (const line of text.split("\n")) {
  const [source, prototype] = line.replace(/#.*/, "").split(";");
  if (!prototype) continue;
  const name = prototype.trim().toLowerCase();
  sources[name] = [...(sources[name] ?? []), source.trim().toLowerCase()];
}
const sourcesByPrototype = Object.fromEntries(Object.entries(sources).map(([name, own]) => [name, own.join(" ")]));
writeFileSync("app/domain/text/confusables.json", `${JSON.stringify({ version, sourcesByPrototype }, null, 2)}\n`);
