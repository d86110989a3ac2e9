import { lineOf } from "./report.ts";

/** As in production. Set before the imports, because React reads it when loaded. */
process.env["NODE_ENV"] = "production";
const { againstBench } = await import("./against.bench.ts");
const { cachedBench } = await import("./cached.bench.ts");
const { feedBench } = await import("./feed.bench.ts");
const { hostileBench } = await import("./hostile.bench.ts");
const { mailBench } = await import("./mail.bench.ts");
const { memoryBench } = await import("./memory.bench.ts");
const { pagesBench } = await import("./pages.bench.ts");
const { signUpBench } = await import("./sign-up.bench.ts");

const benches = {
  cached: cachedBench,
  signup: signUpBench,
  mail: mailBench,
  feed: feedBench,
  pages: pagesBench,
  memory: memoryBench,
  hostile: hostileBench,
};
/** Compare with another checkout instead: `against FOLDER`. */
const [first, folder] = process.argv.slice(2);
const isAgainst = first === "against" && folder !== undefined;
const isName = (name: string): name is keyof typeof benches => Object.hasOwn(benches, name);
const wanted = isAgainst ? [] : process.argv.slice(2);
if (!wanted.every(isName)) {
  process.stderr.write(
    `Usage: npm run bench -- [${Object.keys(benches).join("] [")}]\n       npm run bench -- against FOLDER\n`,
  );
  process.exit(1);
}
if (isAgainst) {
  for await (const figure of againstBench(folder)) process.stdout.write(`  ${lineOf(figure)}\n`);
  process.exit();
}
for (const name of wanted.length > 0 ? wanted : (Object.keys(benches) as (keyof typeof benches)[])) {
  process.stdout.write(`${name}\n`);
  for await (const figure of await benches[name]()) process.stdout.write(`  ${lineOf(figure)}\n`);
}
process.exit();
