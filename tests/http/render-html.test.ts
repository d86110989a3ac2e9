import { endedOnce, makeYields, renderHtml } from "#app/http/render-html.server.ts";
import { RenderChunk } from "#app/components/shell/render-chunk.tsx";
import { YieldProvider } from "#app/components/shell/request-context.ts";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";

/** Texts as long as form fields, with characters of two, three and four bytes. */
const texts = ["é".repeat(500), "’équipe ".repeat(60), "مرحبا ".repeat(90), "😀".repeat(150)];

const page = (shift: number) =>
  createElement(
    "form",
    null,
    createElement("p", null, "x".repeat(shift)),
    ...texts.map((defaultValue, key) => createElement("textarea", { key, defaultValue })),
  );

it("renders every text as it is, wherever its characters fall in a buffer", async () => {
  const damaged: number[] = [];
  for (let shift = 0; shift < 2_048; shift += 1) {
    const html = String(await renderHtml(page(shift), { timeoutMs: 1_000, onError: () => undefined }));
    const isWhole =
      !html.includes("\0") && !html.includes("\ufffd") && texts.every((text) => html.includes(`>${text}</textarea>`));
    if (!isWhole) damaged.push(shift);
  }
  expect(damaged).toEqual([]);
});

it("gives up waiting for a part, and is told of faults", async () => {
  const faults: unknown[] = [];
  const Broken = () => {
    throw new Error("no shell");
  };
  const rendering = renderHtml(createElement(Broken), { timeoutMs: 1_000, onError: (fault) => faults.push(fault) });
  await expect(rendering).rejects.toThrow("no shell");
  expect(faults).toHaveLength(1);
});

it("ends a document once, with all that was written after its end before it", () => {
  const ended = (html: string) => String(endedOnce(Buffer.from(html)));
  expect(ended("<html><body>é</body></html><!--$--><script>b</script>")).toBe(
    "<html><body>é<!--$--><script>b</script></body></html>",
  );
  expect(ended("<form></form>")).toBe("<form></form>");
  expect(ended("<p></p></body></html>")).toBe("<p></p></body></html>");
});

it("renders parts in their places, and yields to others before each", async () => {
  const heard: string[] = [];
  const others = (): void => {
    heard.push("another");
    if (heard.filter((what) => what === "another").length < 20) setImmediate(others);
  };
  const Part = ({ number }: { number: number }) => {
    heard.push(`part ${number}`);
    return createElement("p", null, `${number} ${"é".repeat(10_000)}`);
  };
  const parts = [1, 2, 3].map((number) => createElement(RenderChunk, { key: number }, createElement(Part, { number })));
  const whole = createElement("main", null, ...parts, createElement("p", null, "end"));
  const yielding = createElement(YieldProvider, { value: makeYields() }, whole);
  const rendering = renderHtml(yielding, { timeoutMs: 1_000, onError: () => undefined });
  setImmediate(others);
  const html = String(await rendering);
  const order = heard.filter((what, place) => what !== heard[place - 1]);
  expect(order.slice(0, 6)).toEqual(["another", "part 1", "another", "part 2", "another", "part 3"]);
  expect(html.replaceAll(/<!--.*?-->|é/g, "")).toBe("<main><p>1 </p><p>2 </p><p>3 </p><p>end</p></main>");
  expect(renderToStaticMarkup(whole).replaceAll(/<!--.*?-->/g, "")).toBe(html.replaceAll(/<!--.*?-->/g, ""));
});
