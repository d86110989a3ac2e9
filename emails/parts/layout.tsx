import { directionOf, type Language } from "#app/domain/languages/language.ts";
import type { ReactNode } from "react";

const fonts = {
  latin: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif",
  arabic: "'Noto Naskh Arabic', 'Noto Sans Arabic', 'Geeza Pro', Tahoma, Arial, sans-serif",
};

/** Styles for dark mode by class name; mail programs without dark mode use the styles in the elements (MAIL-23). */
const darkColours = {
  ground: "background:#14171d",
  sheet: "background:#1f242d",
  ink: "color:#eceff4",
  soft: "color:#b4bbc9",
  link: "color:#7fd0d6",
  button: "background:#7fd0d6;color:#0d1518",
  quote: "border-color:#7fd0d6",
};
const darkRules = Object.entries(darkColours).map(
  ([name, style]) => `.${name}{${style.replaceAll(/(?=;)|$/g, " !important")}}`,
);
const darkStyle = `:root{color-scheme:light dark}@media (prefers-color-scheme:dark){${darkRules.join("")}}`;

/**
 * Show the page around a mail. The outermost table repeats the direction: Gmail drops it from html and body (MAIL-22).
 */
export function Layout({ language, title, children }: { language: Language; title: string; children: ReactNode }) {
  const dir = directionOf(language);
  const align = dir === "rtl" ? "right" : "left";
  return (
    <html lang={language} dir={dir}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{title}</title>
        <style>{darkStyle}</style>
      </head>
      <body className="ground" style={{ margin: 0, padding: 0, background: "#fbf7f0" }}>
        <table
          role="presentation"
          lang={language}
          dir={dir}
          className="ground"
          width="100%"
          cellPadding={0}
          cellSpacing={0}
          style={{ direction: dir, textAlign: align, background: "#fbf7f0" }}
        >
          <tbody>
            <tr>
              <td align="center" style={{ padding: "24px 12px" }}>
                <table
                  role="presentation"
                  dir={dir}
                  className="sheet"
                  width="100%"
                  cellPadding={0}
                  cellSpacing={0}
                  style={{ maxWidth: "560px", background: "#ffffff", textAlign: align }}
                >
                  <tbody>
                    <tr>
                      <td style={{ padding: 0 }}>
                        <ClothBand />
                      </td>
                    </tr>
                    <tr>
                      <td
                        style={{
                          padding: "24px",
                          fontFamily: dir === "rtl" ? fonts.arabic : fonts.latin,
                          fontSize: "17px",
                          lineHeight: dir === "rtl" ? "1.8" : "1.55",
                        }}
                      >
                        {children}
                      </td>
                    </tr>
                  </tbody>
                </table>
              </td>
            </tr>
          </tbody>
        </table>
      </body>
    </html>
  );
}

/** Colours of a band of cloth: night, ochre, and the three themes, as cells, since mail programs drop SVG. */
const bandColours = ["#6b2a6f", "#1d2130", "#e3a52f", "#a63c1b", "#f4e9d8", "#2b4a98", "#e3a52f", "#1d2130"];
const repeats = 3;

/** Show a band of cloth above a mail: decoration only, without a picture to load. */
const ClothBand = () => (
  <table role="presentation" width="100%" cellPadding={0} cellSpacing={0} aria-hidden="true">
    <tbody>
      <tr>
        {Array.from({ length: bandColours.length * repeats }, (_, index) => (
          <td
            // biome-ignore lint/suspicious/noArrayIndexKey: the cells never change places
            key={index}
            height={8}
            style={{ background: bandColours[index % bandColours.length], fontSize: 0, lineHeight: 0 }}
          />
        ))}
      </tr>
    </tbody>
  </table>
);
